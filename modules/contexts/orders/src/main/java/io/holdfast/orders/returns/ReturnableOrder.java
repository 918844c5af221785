package io.holdfast.orders.returns;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.ReturnExceedsShippedException;
import io.holdfast.orders.UnknownOrderException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What of an order can still be returned. Its row is locked until the transaction ends, so that two
 * returns of the same units at once are decided one after the other.
 */
record ReturnableOrder(OrderId id, String customer, String currency, Map<String, Units> units) {
  private static final String LOCK =
      "SELECT customer_id, currency FROM orders.orders WHERE id = ? FOR UPDATE";

  /**
   * Units of a return that is complete count as far as they came. What the carrier lost is refunded
   * for that reason and cannot come back.
   */
  private static final String UNITS =
      """
      SELECT l.sku, l.unit_price_cents,
        (SELECT coalesce(sum(a.shipped), 0)::int FROM orders.allocation a
          WHERE a.order_id = l.order_id AND a.line_no = l.line_no) -
        (SELECT coalesce(sum(CASE WHEN r.status IN ('RECEIVED', 'REFUNDED')
             THEN b.restocked + b.scrapped ELSE b.quantity END), 0)::int
           FROM orders.return_line b JOIN orders.return_request r ON r.order_id = b.order_id AND r.id = b.return_id
          WHERE b.order_id = l.order_id AND b.sku = l.sku) -
        (SELECT coalesce(sum(p.quantity), 0)::int
           FROM fulfilment.shipment s JOIN fulfilment.shipment_line p ON p.shipment_id = s.id
          WHERE s.order_id = l.order_id AND s.status = 'LOST' AND p.sku = l.sku
            AND s.id BETWEEN fulfilment.first_of(l.order_id) AND fulfilment.last_of(l.order_id))
      FROM orders.order_line l WHERE l.order_id = ?""";

  /**
   * Units of one SKU.
   *
   * @param unitPriceMinorUnits price of one unit
   * @param most how many can be returned
   */
  record Units(long unitPriceMinorUnits, int most) {}

  static ReturnableOrder lock(Connection hub, OrderId id) throws SQLException {
    try (PreparedStatement lock = hub.prepareStatement(LOCK)) {
      lock.setObject(1, id.value());
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          throw new UnknownOrderException(id);
        }
        return new ReturnableOrder(id, row.getString(1), row.getString(2), units(hub, id));
      }
    }
  }

  private static Map<String, Units> units(Connection hub, OrderId id) throws SQLException {
    Map<String, Units> units = new HashMap<>();
    try (PreparedStatement read = hub.prepareStatement(UNITS)) {
      read.setObject(1, id.value());
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          units.put(row.getString(1), new Units(row.getLong(2), row.getInt(3)));
        }
      }
    }
    return units;
  }

  /**
   * The price of a unit.
   *
   * @throws ReturnExceedsShippedException if so many cannot be returned
   */
  long require(Sku sku, int quantity) {
    Units of = units.getOrDefault(sku.value(), new Units(0, 0));
    if (quantity > of.most()) {
      throw new ReturnExceedsShippedException(sku, of.most());
    }
    return of.unitPriceMinorUnits();
  }
}
