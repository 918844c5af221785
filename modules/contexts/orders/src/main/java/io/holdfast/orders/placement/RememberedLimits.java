package io.holdfast.orders.placement;

import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.PurchaseLimit;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * All purchase limits, cached with their version. They may be stale; the statement that writes the
 * orders checks the version. Not thread-safe: used by one batch at a time.
 */
final class RememberedLimits {
  private static final String READ =
      """
      SELECT v.version, l.sku, l.per_customer, l.days
      FROM (SELECT coalesce(max(version), 0) AS version FROM orders.purchase_limits_version) v
      LEFT JOIN orders.purchase_limit l ON true""";

  private final HubDatabase hub;
  private Known known;

  RememberedLimits(HubDatabase hub) {
    this.hub = hub;
  }

  /** The limits by SKU, and their version. */
  record Known(long version, Map<Sku, PurchaseLimit> bySku) {}

  /** Whether the next look reads them. */
  boolean isForgotten() {
    return known == null;
  }

  Known look() {
    if (known == null) {
      known = read();
    }
    return known;
  }

  void forget() {
    known = null;
  }

  private Known read() {
    Map<Sku, PurchaseLimit> limits = new HashMap<>();
    long version = 0;
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement read = connection.prepareStatement(READ);
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        version = row.getLong(1);
        if (row.getString(2) != null) {
          limits.put(new Sku(row.getString(2)), new PurchaseLimit(row.getInt(3), row.getInt(4)));
        }
      }
      return new Known(version, limits);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
