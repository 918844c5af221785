package io.holdfast.orders.returns;

import io.holdfast.catalog.BundlePart;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.ReturnExceedsShippedException;
import io.holdfast.orders.UnknownOrderException;
import io.holdfast.orders.bundle.BundleLine;
import io.holdfast.orders.bundle.BundleLines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What of an order can still be returned: units sold alone, and whole bundles. Its row is locked
 * until the transaction ends, so that two returns of the same units at once are decided one after
 * the other.
 */
final class ReturnableOrder {
  private static final String LOCK =
      "SELECT customer_id, currency FROM orders.orders WHERE id = ? FOR UPDATE";

  /** What the carrier lost is refunded for that reason and cannot come back. */
  private static final String SHIPPED =
      """
      SELECT l.sku, l.unit_price_cents, l.quantity,
        (SELECT coalesce(sum(a.shipped), 0)::int FROM orders.allocation a
          WHERE a.order_id = l.order_id AND a.line_no = l.line_no) -
        (SELECT coalesce(sum(p.quantity), 0)::int
           FROM fulfilment.shipment s JOIN fulfilment.shipment_line p ON p.shipment_id = s.id
          WHERE s.order_id = l.order_id AND s.status = 'LOST' AND p.sku = l.sku
            AND s.id BETWEEN fulfilment.first_of(l.order_id) AND fulfilment.last_of(l.order_id))
      FROM orders.order_line l WHERE l.order_id = ?""";

  /** Units of a return that is complete count as far as they came. */
  private static final String RETURNED =
      """
      SELECT b.sku, sum(CASE WHEN r.status IN ('RECEIVED', 'REFUNDED')
        THEN b.restocked + b.scrapped ELSE b.quantity END)::int
      FROM orders.return_line b JOIN orders.return_request r ON r.order_id = b.order_id AND r.id = b.return_id
      WHERE b.order_id = ? GROUP BY b.sku""";

  private final OrderId id;
  private final String customer;
  private final String currency;
  private final Map<String, Long> prices = new HashMap<>();
  private final Map<String, BundleLine> bundles = new HashMap<>();

  /** Units and bundles that were ordered as such and are in no return. */
  private final Map<String, Integer> open = new HashMap<>();

  /** Units that the customer has, whether they were sold alone or in bundles. */
  private final Map<String, Integer> held = new HashMap<>();

  private ReturnableOrder(OrderId id, String customer, String currency) {
    this.id = id;
    this.customer = customer;
    this.currency = currency;
  }

  static ReturnableOrder lock(Connection hub, OrderId id) throws SQLException {
    try (PreparedStatement lock = hub.prepareStatement(LOCK)) {
      lock.setObject(1, id.value());
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          throw new UnknownOrderException(id);
        }
        ReturnableOrder order = new ReturnableOrder(id, row.getString(1), row.getString(2));
        order.readShipped(hub);
        order.readBundles(hub);
        order.readReturned(hub);
        return order;
      }
    }
  }

  private void readShipped(Connection hub) throws SQLException {
    try (PreparedStatement read = hub.prepareStatement(SHIPPED)) {
      read.setObject(1, id.value());
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          prices.put(row.getString(1), row.getLong(2));
          open.put(row.getString(1), row.getInt(3));
          held.put(row.getString(1), row.getInt(4));
        }
      }
    }
  }

  private void readBundles(Connection hub) throws SQLException {
    for (BundleLine bundle : BundleLines.read(hub, id.value())) {
      bundles.put(bundle.sku(), bundle);
      prices.put(bundle.sku(), bundle.unitPriceMinorUnits());
      open.put(bundle.sku(), bundle.quantity());
      bundle
          .parts()
          .forEach(p -> open.merge(p.sku(), -p.quantity() * bundle.quantity(), Integer::sum));
    }
  }

  private void readReturned(Connection hub) throws SQLException {
    try (PreparedStatement read = hub.prepareStatement(RETURNED)) {
      read.setObject(1, id.value());
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          remove(row.getString(1), row.getInt(2));
        }
      }
    }
  }

  private void remove(String sku, int quantity) {
    open.merge(sku, -quantity, Integer::sum);
    if (bundles.containsKey(sku)) {
      bundles
          .get(sku)
          .parts()
          .forEach(part -> held.merge(part.sku(), -part.quantity() * quantity, Integer::sum));
    } else {
      held.merge(sku, -quantity, Integer::sum);
    }
  }

  private int most(String sku) {
    int most = open.getOrDefault(sku, 0);
    if (!bundles.containsKey(sku)) {
      return Math.max(0, Math.min(most, held.getOrDefault(sku, 0)));
    }
    for (BundlePart part : bundles.get(sku).parts()) {
      most = Math.min(most, held.getOrDefault(part.sku(), 0) / part.quantity());
    }
    return Math.max(0, most);
  }

  /**
   * Takes units or bundles that will be returned.
   *
   * @return the price of one
   * @throws ReturnExceedsShippedException if so many cannot be returned
   */
  long take(Sku sku, int quantity) {
    int most = most(sku.value());
    if (quantity > most) {
      throw new ReturnExceedsShippedException(sku, most);
    }
    remove(sku.value(), quantity);
    return prices.get(sku.value());
  }

  OrderId id() {
    return id;
  }

  String customer() {
    return customer;
  }

  String currency() {
    return currency;
  }
}
