package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes events into an outbox, as a context does in the transaction of a change. */
final class EventWriter {
  private final TestDatabase hub;
  private final Outbox outbox;

  EventWriter(TestDatabase hub, CommitSignal signal) {
    this.hub = hub;
    this.outbox = new Outbox(TestTransactions.get().transactions(), signal);
  }

  static DomainEvent event() {
    return new DomainEvent(
        TimeOrderedUuid.next(), "holdfast.orders", "test.counted", "order-1", 3, "{\"n\":1}");
  }

  static List<DomainEvent> events(int count) {
    return Stream.generate(EventWriter::event).limit(count).toList();
  }

  static List<UUID> ids(List<DomainEvent> events) {
    return events.stream().map(DomainEvent::id).toList();
  }

  List<DomainEvent> write(int count) {
    return write(events(count));
  }

  List<DomainEvent> write(List<DomainEvent> events) {
    return TestTransactions.get()
        .transactions()
        .run(
            () -> {
              append(events);
              return events;
            });
  }

  /** Writes within the running transaction. */
  void append(List<DomainEvent> events) throws SQLException {
    try (Connection connection = hub.xa().getConnection()) {
      outbox.append(connection, events);
    }
  }

  long count(String status) {
    return hub.count("SELECT count(*) FROM messaging.outbox WHERE status = '" + status + "'");
  }
}
