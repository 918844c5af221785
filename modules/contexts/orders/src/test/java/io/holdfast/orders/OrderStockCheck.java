package io.holdfast.orders;

import io.holdfast.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the orders of the hub with the reservations of the warehouses. */
final class OrderStockCheck {
  private static final String COUNTERS =
      """
      SELECT ' counters of ' || s.sku || ' differ from ledger or reservations'
      FROM stock_item s
      WHERE s.reserved <> (SELECT coalesce(sum(reserved_delta), 0) FROM stock_movement m WHERE m.sku = s.sku)
         OR s.on_hand <> (SELECT coalesce(sum(on_hand_delta), 0) FROM stock_movement m WHERE m.sku = s.sku)
         OR s.reserved <> (SELECT coalesce(sum(quantity - shipped - released), 0) FROM reservation r
                           WHERE r.sku = s.sku AND r.status IN ('HELD', 'COMMITTED'))""";
  private static final String ALLOCATIONS =
      """
      SELECT concat_ws(' ', a.warehouse, a.order_id, l.sku, a.quantity, a.shipped,
        CASE WHEN o.status IN ('CANCELLED', 'EXPIRED') THEN a.quantity ELSE a.cancelled END,
        CASE o.status WHEN 'PLACED' THEN 'HELD' WHEN 'CANCELLED' THEN 'RELEASED' WHEN 'EXPIRED' THEN 'EXPIRED'
          ELSE CASE WHEN a.shipped + a.cancelled < a.quantity THEN 'COMMITTED'
            WHEN a.shipped > 0 THEN 'SHIPPED' ELSE 'RELEASED' END END)
      FROM orders.allocation a JOIN orders.order_line l USING (order_id, line_no)
      JOIN orders.orders o ON o.id = a.order_id
      LEFT JOIN orders.saga_step t ON t.order_id = a.order_id AND t.warehouse = a.warehouse
      WHERE t.state IS NULL
        OR t.state = 'RESERVED' AND t.release_asked_at IS NULL AND o.status NOT IN ('PENDING', 'REJECTED')""";

  /** Reservations of sagas that are under way, or that were given up. */
  private static final String NOT_PROMISED =
      """
      SELECT t.warehouse || ' ' || t.order_id FROM orders.saga_step t JOIN orders.orders o ON o.id = t.order_id
      WHERE o.status = 'PENDING' OR t.release_asked_at IS NOT NULL""";

  private static final String RESERVED =
      """
      SELECT concat_ws(' ', order_id, sku, quantity, shipped, released, status) FROM reservation""";

  private OrderStockCheck() {}

  /** Inconsistencies between hub and warehouses; empty if there are none. */
  static List<String> disagreements(TestDatabase hub, Map<String, TestDatabase> warehouses) {
    List<String> found = new ArrayList<>();
    warehouses.forEach((code, w) -> w.texts(COUNTERS).forEach(text -> found.add(code + text)));
    List<String> promised = new ArrayList<>(hub.texts(ALLOCATIONS));
    List<String> notPromised = hub.texts(NOT_PROMISED);
    warehouses.forEach(
        (code, w) ->
            w.texts(RESERVED).stream()
                .filter(text -> notPromised.stream().noneMatch((code + " " + text)::startsWith))
                .toList()
                .forEach(
                    text -> {
                      if (!promised.remove(code + " " + text)) {
                        found.add(code + " has a reservation without an order: " + text);
                      }
                    }));
    promised.forEach(text -> found.add("the hub has an allocation without a reservation: " + text));
    found.addAll(
        hub.texts(
            """
            SELECT 'order without its event: ' || id FROM orders.orders o
            WHERE NOT EXISTS (SELECT 1 FROM messaging.outbox e WHERE e.id = o.event_id)"""));
    return found;
  }
}
