package io.holdfast.orders.returns;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.orders.dispatch.OrderParts;
import io.holdfast.platform.JsonText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** An order of which every unit came back. */
final class ReturnedOrder {
  /** Of two returns received at once, the second waits here and then sees what the first wrote. */
  private static final String LOCK = "SELECT id FROM orders.orders WHERE id = ? FOR UPDATE";

  private static final String END =
      """
      UPDATE orders.orders o SET status = 'RETURNED', version = o.version + 1
      WHERE o.id = ? AND o.status = 'COMPLETED' AND NOT EXISTS (
        SELECT FROM orders.order_line l
        WHERE l.order_id = o.id
          AND (SELECT sum(a.shipped) FROM orders.allocation a
                WHERE a.order_id = l.order_id AND a.line_no = l.line_no)
           <> (SELECT coalesce(sum(b.restocked + b.scrapped), 0) FROM orders.return_line b
                WHERE b.order_id = l.order_id AND b.sku = l.sku)
            + (SELECT coalesce(sum((b.restocked + b.scrapped) * p.quantity), 0)
                FROM orders.bundle_line x
                JOIN orders.return_line b ON b.order_id = x.order_id AND b.sku = x.sku
                CROSS JOIN jsonb_to_recordset(x.parts::jsonb) AS p (sku text, quantity integer)
                WHERE x.order_id = l.order_id AND p.sku = l.sku))""";

  private ReturnedOrder() {}

  /**
   * Ends the order if it is complete and nothing of it is left with the customer.
   *
   * @return the event to publish, or empty
   */
  static Optional<DomainEvent> ifWhole(Connection hub, OrderId id) throws SQLException {
    try (PreparedStatement lock = hub.prepareStatement(LOCK);
        PreparedStatement end = hub.prepareStatement(END)) {
      lock.setObject(1, id.value());
      try (ResultSet row = lock.executeQuery()) {
        row.next();
      }
      end.setObject(1, id.value());
      return end.executeUpdate() == 1 ? Optional.of(event(hub, id)) : Optional.empty();
    }
  }

  private static DomainEvent event(Connection hub, OrderId id) throws SQLException {
    OrderParts order = OrderParts.read(hub, List.of(id)).get(id);
    return DomainEvent.of(
        TimeOrderedUuid.next(),
        OrderEvent.RETURNED,
        id.toString(),
        order.version(),
        JsonText.of(order.data()));
  }
}
