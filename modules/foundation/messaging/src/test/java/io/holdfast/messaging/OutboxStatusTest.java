package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutboxStatusTest {
  @Test
  void the_database_allows_the_states_of_the_code_and_no_others() {
    try (TestDatabase hub = TestDatabases.hub()) {
      assertThat(hub.checkedValues("messaging.outbox", "status"))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(OutboxStatus.values()).map(Enum::name).toList());
    }
  }
}
