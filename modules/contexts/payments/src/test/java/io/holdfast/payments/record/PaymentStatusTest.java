package io.holdfast.payments.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.PaymentStatus;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import org.junit.jupiter.api.Test;

class PaymentStatusTest {
  @Test
  void the_database_allows_the_states_of_the_code_and_no_others() {
    try (TestDatabase hub = TestDatabases.hub()) {
      assertThat(hub.checkedValues("payments.payment", "status"))
          .containsExactlyInAnyOrderElementsOf(
              PaymentStatus.stored().stream().map(Enum::name).toList());
    }
  }
}
