package io.holdfast.orders.placement;

import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Counts what customers bought of limited SKUs; reads nothing for a batch without one. */
final class PurchaseCounts {
  /**
   * Guard and count in one snapshot. Unpaid orders count; those that ended without a sale and units
   * that were cancelled do not.
   */
  static final String READ =
      """
      SELECT w.customer_id, w.sku, g.stamp, coalesce(b.units, 0)
      FROM unnest(?::text[], ?::text[], ?::int[]) AS w (customer_id, sku, days)
      LEFT JOIN orders.purchase_guard g ON g.customer_id = w.customer_id AND g.sku = w.sku
      CROSS JOIN LATERAL (
        SELECT sum(a.quantity - a.cancelled) AS units
        FROM orders.orders o
        JOIN orders.order_line l ON l.order_id = o.id AND l.sku = w.sku
        JOIN orders.allocation a ON a.order_id = o.id AND a.line_no = l.line_no
        WHERE o.customer_id = w.customer_id
          AND o.id >= messaging.id_at(now() - w.days * interval '1 day')
          AND o.status NOT IN ('REJECTED', 'CANCELLED', 'EXPIRED')) b""";

  private final HubDatabase hub;
  private final RememberedLimits limits;

  PurchaseCounts(HubDatabase hub) {
    this.hub = hub;
    this.limits = new RememberedLimits(hub);
  }

  /** What the customers of these placements bought so far. */
  Purchases look(Collection<Placement> placements) {
    boolean justRead = limits.isForgotten();
    RememberedLimits.Known known = limits.look();
    Collection<Purchases.Buyer> buyers = Purchases.buyers(placements, known.bySku());
    return new Purchases(known, justRead, buyers.isEmpty() ? Map.of() : read(buyers, known));
  }

  /** The limits are read again with the next look. */
  void forget() {
    limits.forget();
  }

  private Map<Purchases.Buyer, Purchases.Bought> read(
      Collection<Purchases.Buyer> buyers, RememberedLimits.Known known) {
    SqlRows wanted = new SqlRows("text", "text", "int4");
    buyers.forEach(
        b -> wanted.add(b.customer(), b.sku().value(), known.bySku().get(b.sku()).days()));
    Map<Purchases.Buyer, Purchases.Bought> bought = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement read = connection.prepareStatement(READ)) {
      wanted.bind(connection, read, 1);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          bought.put(
              new Purchases.Buyer(row.getString(1), new Sku(row.getString(2))),
              new Purchases.Bought(row.getObject(3, UUID.class), row.getLong(4)));
        }
      }
      return bought;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
