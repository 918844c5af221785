package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.platform.Transactions;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final TestDatabase hub = TestDatabases.hub();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final UUID event = TimeOrderedUuid.next();

  @AfterEach
  void close() {
    hub.close();
  }

  private boolean firstTime(String consumer) {
    return transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            return !Inbox.receive(connection, consumer, List.of(event)).isEmpty();
          }
        });
  }

  @Test
  void an_event_counts_once_for_each_consumer() {
    assertThat(firstTime("orders")).isTrue();
    assertThat(firstTime("orders")).isFalse();
    assertThat(firstTime("payments")).isTrue();

    assertThat(hub.count("SELECT count(*) FROM messaging.inbox")).isEqualTo(2);
  }

  @Test
  void an_event_whose_effect_was_rolled_back_comes_as_new() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      try (Connection connection = hub.xa().getConnection()) {
                        Inbox.receive(connection, "orders", List.of(event));
                        throw new IllegalStateException("no");
                      }
                    }))
        .hasMessage("no");

    assertThat(firstTime("orders")).isTrue();
  }

  @Test
  void of_many_events_it_names_the_new_ones() throws Exception {
    UUID other = TimeOrderedUuid.next();
    firstTime("orders");

    try (Connection connection = hub.plain().getConnection()) {
      Set<UUID> fresh = Inbox.receive(connection, "orders", List.of(event, other, other));

      assertThat(fresh).containsExactly(other);
      assertThat(Inbox.contains(connection, "orders", other)).isTrue();
      assertThat(Inbox.contains(connection, "payments", other)).isFalse();
    }
  }
}
