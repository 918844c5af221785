package io.holdfast.stack.life;

import io.holdfast.stack.load.ProgressReport;
import io.holdfast.stack.process.Await;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Waits until the server has done what is under way. */
final class OpenWork {
  private static final Duration STEP = Duration.ofMillis(200);

  /** Orders that have not reached their end. */
  private static final String ORDERS =
      """
      SELECT count(*) FROM orders.orders
      WHERE placed_at >= ? AND status IN ('PENDING', 'PLACED', 'CONFIRMED', 'PARTLY_SHIPPED', 'SHIPPED')""";

  private static final String MONEY =
      """
      SELECT (SELECT count(*) FROM payments.operation WHERE state = 'PENDING')
           + (SELECT count(*) FROM orders.return_request WHERE status = 'RECEIVED')
           + (SELECT count(*) FROM messaging.outbox WHERE status = 'PENDING')""";

  /** Messages not yet sent, and events not yet turned into messages. */
  private static final String MESSAGES =
      """
      SELECT (SELECT count(*) FROM notifications.notification
               WHERE state = 'PENDING' AND channel <> 'WEBHOOK')
           + (SELECT count(*) FROM messaging.outbox o
               JOIN notifications.rule r ON r.event_type = o.type AND r.audience = 'CUSTOMER'
               WHERE NOT EXISTS (SELECT FROM messaging.inbox i
                 WHERE i.consumer = 'notifications' AND i.event_id = o.id))""";

  private final LifeRecords records;
  private final Duration patience;

  OpenWork(LifeRecords records, Duration patience) {
    this.records = records;
    this.patience = patience;
  }

  /** Whether every order placed since then has ended: delivered, cancelled or expired. */
  boolean ordersEnd(OffsetDateTime from) throws SQLException {
    return ends("shipping and delivering", "orders", ORDERS, from);
  }

  /** Whether every payment operation and event is done. */
  boolean moneyIsSettled() throws SQLException {
    return ends("settling money", "operations", MONEY);
  }

  /** Whether every message to a customer is sent. */
  boolean messagesAreSent() throws SQLException {
    return ends("sending messages", "messages", MESSAGES);
  }

  private boolean ends(String step, String unit, String sql, Object... values) throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = records.count(sql, values);
    long most = left;
    try (ProgressReport progress = ProgressReport.start(step, most, unit)) {
      while (left > 0 && System.nanoTime() < deadline) {
        Await.pause(STEP);
        left = records.count(sql, values);
        progress.at(Math.max(0, most - left));
        progress.note(left + " left");
      }
    }
    return left == 0;
  }
}
