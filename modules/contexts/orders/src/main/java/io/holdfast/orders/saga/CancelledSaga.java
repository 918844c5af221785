package io.holdfast.orders.saga;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Ends the saga of an order that is cancelled while it is PENDING, in the same transaction. */
public final class CancelledSaga {
  private static final String END =
      """
      UPDATE orders.saga SET due_at = NULL, ended_at = clock_timestamp() WHERE order_id = ?""";

  private static final String RELEASE =
      """
      UPDATE orders.saga_step SET release_asked_at = clock_timestamp()
      WHERE order_id = ? AND state IN ('ASKED', 'RESERVED') AND release_asked_at IS NULL
      RETURNING warehouse""";

  /** The payment was not asked for, and never will be. */
  private static final String FORGET_TOKEN =
      "DELETE FROM payments.payment_token WHERE order_id = ?";

  private CancelledSaga() {}

  /**
   * Ends it and asks its warehouses to release what they have reserved, or may yet.
   *
   * @param hub connection of the hub, enlisted in the running transaction
   * @param version of the order after this change
   */
  public static void end(Connection hub, Outbox outbox, OrderId order, int version)
      throws SQLException {
    List<DomainEvent> events = new ArrayList<>();
    try (PreparedStatement release = hub.prepareStatement(RELEASE)) {
      release.setObject(1, order.value());
      try (ResultSet row = release.executeQuery()) {
        while (row.next()) {
          events.add(SagaEvents.release(order, row.getString(1), version));
        }
      }
    }
    execute(hub, END, order);
    execute(hub, FORGET_TOKEN, order);
    outbox.append(hub, events);
  }

  private static void execute(Connection hub, String sql, OrderId order) throws SQLException {
    try (PreparedStatement statement = hub.prepareStatement(sql)) {
      statement.setObject(1, order.value());
      statement.executeUpdate();
    }
  }
}
