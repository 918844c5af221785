package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The outbox of one database: events are written here in the transaction of the change. */
public final class Outbox {
  private static final String APPEND =
      """
      INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[])""";

  private final Transactions transactions;
  private final CommitSignal relaySignal;
  private final List<Consumer<List<DomainEvent>>> observers = new CopyOnWriteArrayList<>();

  /**
   * @param relaySignal notified after each commit that wrote events
   */
  public Outbox(Transactions transactions, CommitSignal relaySignal) {
    this.transactions = transactions;
    this.relaySignal = relaySignal;
  }

  /**
   * Registers an observer of the events that {@link #append} writes. It is called once for a
   * transaction, in its thread, after the commit and also if the outcome is unknown; it must not
   * wait.
   */
  public void observe(Consumer<List<DomainEvent>> observer) {
    observers.add(observer);
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
    if (!observers.isEmpty()) {
      transactions
          .unlessRolledBack(this, Appended.class, () -> new Appended(observers, new ArrayList<>()))
          .events()
          .addAll(events);
    }
  }

  private record Appended(List<Consumer<List<DomainEvent>>> observers, List<DomainEvent> events)
      implements Runnable {
    @Override
    public void run() {
      observers.forEach(observer -> observer.accept(events));
    }
  }

  /**
   * Registers events written by the caller's own statement; notifies the relay as {@link #append}
   * does.
   */
  public void written() {
    transactions.afterCommit(relaySignal::signal);
  }
}
