package io.holdfast.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrderStatusTest {
  @Test
  void the_database_allows_the_states_of_the_code_and_no_others() {
    try (TestDatabase hub = TestDatabases.hub()) {
      assertThat(hub.checkedValues("orders.orders", "status"))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
    }
  }
}
