package io.holdfast.orders.bundle;

import io.holdfast.catalog.BundlePart;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The bundles of orders in the hub. */
public final class BundleLines {
  /** The bundles of the order {@code o} as one JSON value; null if it has none. */
  public static final String AS_JSON =
      """
      SELECT json_agg(json_build_object('position', b.position, 'sku', b.sku, 'quantity', b.quantity,
        'unitPriceMinorUnits', b.unit_price_minor, 'parts', b.parts::json) ORDER BY b.position)
      FROM orders.bundle_line b WHERE b.order_id = o.id""";

  private static final String WRITE =
      """
      INSERT INTO orders.bundle_line (order_id, position, sku, quantity, unit_price_minor, parts)
      SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::bigint[], ?::text[])""";
  private static final String READ =
      """
      SELECT position, sku, quantity, unit_price_minor, parts FROM orders.bundle_line
      WHERE order_id = ? ORDER BY position""";

  private BundleLines() {}

  /** No rows yet. */
  public static SqlRows rows() {
    return new SqlRows("uuid", "int4", "text", "int4", "int8", "text");
  }

  /** Adds a bundle of an order to the rows. */
  public static void add(SqlRows rows, UUID order, BundleLine line) {
    rows.add(
        order,
        line.position(),
        line.sku(),
        line.quantity(),
        line.unitPriceMinorUnits(),
        JsonText.of(line.parts()));
  }

  /** Writes rows in the running transaction. */
  public static void write(Connection hub, SqlRows rows) throws SQLException {
    if (!rows.isEmpty()) {
      rows.write(hub, WRITE);
    }
  }

  /** The bundles of an order, in its order. */
  public static List<BundleLine> read(Connection hub, UUID order) throws SQLException {
    List<BundleLine> lines = new ArrayList<>();
    try (PreparedStatement read = hub.prepareStatement(READ)) {
      read.setObject(1, order);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          lines.add(
              new BundleLine(
                  row.getInt(1),
                  row.getString(2),
                  row.getInt(3),
                  row.getLong(4),
                  List.of(JsonText.read(row.getString(5), BundlePart[].class))));
        }
      }
    }
    return lines;
  }

  /** The bundles of a value of {@link #AS_JSON}. */
  public static List<BundleLine> of(String json) {
    return json == null ? List.of() : List.of(JsonText.read(json, BundleLine[].class));
  }
}
