package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.platform.Transactions;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.sql.Statement;
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

  /** A handler that changes a warehouse does not need the hub. */
  @Test
  void a_warehouse_has_an_inbox_of_its_own_that_counts_with_the_change() {
    try (TestDatabase depot = TestDatabases.warehouse("a")) {
      depot.execute("INSERT INTO stock_item (sku, on_hand) VALUES ('tea', 5)");

      assertThatThrownBy(() -> takeOne(depot, true)).hasMessage("died before the commit");
      assertThat(takeOne(depot, false)).isTrue();
      assertThat(takeOne(depot, false)).isFalse();

      assertThat(depot.count("SELECT on_hand FROM stock_item")).isEqualTo(4);
      assertThat(hub.count("SELECT count(*) FROM messaging.inbox")).isZero();
    }
  }

  private boolean takeOne(TestDatabase depot, boolean dies) {
    return transactions.run(
        () -> {
          try (Connection connection = depot.xa().getConnection();
              Statement statement = connection.createStatement()) {
            boolean first = !Inbox.receive(connection, "fulfilment", List.of(event)).isEmpty();
            if (first) {
              statement.executeUpdate("UPDATE stock_item SET on_hand = on_hand - 1");
            }
            if (dies) {
              throw new IllegalStateException("died before the commit");
            }
            return first;
          }
        });
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
