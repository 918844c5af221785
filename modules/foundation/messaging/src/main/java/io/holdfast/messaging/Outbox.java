package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The outbox of one database: events are written here in the transaction of the change. */
public final class Outbox {
  private static final String APPEND =
      """
      INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[])""";

  private final Transactions transactions;
  private final CommitSignal relaySignal;

  /**
   * @param relaySignal notified after each commit that wrote events
   */
  public Outbox(Transactions transactions, CommitSignal relaySignal) {
    this.transactions = transactions;
    this.relaySignal = relaySignal;
  }

  /**
   * Writes the events; the relay is notified after the running transaction commits.
   *
   * @param connection of this database, enlisted in the running transaction
   */
  public void append(Connection connection, List<DomainEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    SqlRows rows = new SqlRows("uuid", "text", "text", "text", "int4", "text");
    for (DomainEvent event : events) {
      rows.add(
          event.id(),
          event.stream(),
          event.type(),
          event.aggregateId(),
          event.version(),
          event.data());
    }
    rows.write(connection, APPEND);
    written();
  }

  /**
   * Registers events written by the caller's own statement; notifies the relay as {@link #append}
   * does.
   */
  public void written() {
    transactions.afterCommit(relaySignal::signal);
  }
}
