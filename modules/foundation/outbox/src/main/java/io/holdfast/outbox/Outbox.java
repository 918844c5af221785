package io.holdfast.outbox;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.SqlRows;
import io.holdfast.kernel.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The outbox of one database: events are written here in the transaction of the change. */
public final class Outbox {
  private static final String APPEND =
      """
      INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])""";

  private final Transactions transactions;
  private final Bell relayBell;

  /**
   * @param relayBell rung after each commit that wrote events
   */
  public Outbox(Transactions transactions, Bell relayBell) {
    this.transactions = transactions;
    this.relayBell = relayBell;
  }

  /**
   * Writes the events; the relay is woken once the running transaction has committed.
   *
   * @param connection of this database, enlisted in the running transaction
   */
  public void append(Connection connection, List<DomainEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    SqlRows rows = new SqlRows("uuid", "text", "text", "text", "text");
    for (DomainEvent event : events) {
      rows.add(event.id(), event.stream(), event.type(), event.aggregateId(), event.data());
    }
    rows.write(connection, APPEND);
    written();
  }

  /** Says that a statement of the caller wrote events; wakes the relay as {@link #append} does. */
  public void written() {
    transactions.afterCommit(relayBell::ring);
  }
}
