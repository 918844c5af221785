package io.holdfast.catalog.search;

import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductPosition;
import io.holdfast.catalog.ProductPosition.Order;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads products in one order. */
final class ProductRows {
  private static final String COLUMNS =
      """
      SELECT sku, name, brand, category, department, family, subcategory, price_cents, currency,
        name_key, amount
      FROM\s""";
  private static final String PRODUCTS = COLUMNS + "catalog.product ";

  private static final String ESTIMATE = "EXPLAIN (FORMAT JSON) SELECT FROM catalog.product ";
  private static final Pattern ROWS = Pattern.compile("\"Plan Rows\": ([0-9]+)");

  /** Products that are looked at one by one before all that match are sorted. */
  private static final int NEAR = 2_000;

  private final Connection connection;
  private final Order order;

  ProductRows(Connection connection, Order order) {
    this.connection = connection;
    this.order = order;
  }

  /** A product and its position. */
  record Found(Product product, ProductPosition at) {}

  Connection connection() {
    return connection;
  }

  /** The first products; the planner may walk the index of the order. */
  List<Found> inOrder(int tier, Conditions conditions, int limit) throws SQLException {
    return read(
        tier, PRODUCTS + conditions.sql() + " ORDER BY " + key() + " LIMIT ?", conditions, limit);
  }

  /**
   * The first products by sorting all that match. No index has this order: to walk one may pass
   * nearly all products before one matches, for names begin with the brand, and the planner does
   * not know.
   */
  List<Found> sorted(int tier, Conditions conditions, int limit) throws SQLException {
    String unindexed =
        switch (order) {
          case SKU -> "sku || ''";
          case MATCH, NAME -> "name_key || '', sku";
          case PRICE -> "amount + 0, sku";
        };
    return read(
        tier,
        PRODUCTS + conditions.sql() + " ORDER BY " + unindexed + " LIMIT ?",
        conditions,
        limit);
  }

  /**
   * Those of the first products behind a position, whatever they are, that match. Where many
   * products match, these are enough, and sorting all would take long.
   *
   * @return fewer than the limit says nothing
   */
  List<Found> near(int tier, Conditions position, Conditions filter, int limit)
      throws SQLException {
    String sql =
        COLUMNS
            + "(SELECT * FROM catalog.product "
            + position.sql()
            + " ORDER BY "
            + key()
            + " LIMIT "
            + NEAR
            + ") AS near "
            + filter.sql()
            + " ORDER BY "
            + key()
            + " LIMIT ?";
    return read(tier, sql, position.and(filter), limit);
  }

  /** How many products match, by the planner's statistics. */
  long estimate(Conditions conditions) throws SQLException {
    try (PreparedStatement explain = connection.prepareStatement(ESTIMATE + conditions.sql())) {
      conditions.bind(explain);
      try (ResultSet row = explain.executeQuery()) {
        row.next();
        Matcher rows = ROWS.matcher(row.getString(1));
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
      }
    }
  }

  private String key() {
    return switch (order) {
      case SKU -> "sku";
      case MATCH, NAME -> "name_key, sku";
      case PRICE -> "amount, sku";
    };
  }

  private List<Found> read(int tier, String sql, Conditions conditions, int limit)
      throws SQLException {
    List<Found> found = new ArrayList<>();
    try (PreparedStatement look = connection.prepareStatement(sql)) {
      look.setInt(conditions.bind(look), limit);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.add(found(tier, row));
        }
      }
    }
    return found;
  }

  private Found found(int tier, ResultSet row) throws SQLException {
    Sku sku = new Sku(row.getString(1));
    Product product =
        new Product(
            sku,
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            new Money(row.getLong(8), row.getString(9)));
    String key =
        switch (order) {
          case SKU -> "";
          case MATCH, NAME -> row.getString(10);
          case PRICE -> row.getBigDecimal(11).toPlainString();
        };
    return new Found(product, new ProductPosition(order, tier, key, sku));
  }
}
