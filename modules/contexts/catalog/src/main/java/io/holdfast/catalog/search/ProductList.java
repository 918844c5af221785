package io.holdfast.catalog.search;

import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductFilter;
import io.holdfast.catalog.ProductPosition;
import io.holdfast.catalog.ProductPosition.Order;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one page of a listing. Positions are found by key, so that every page costs the same. */
final class ProductList {
  private static final String FROM =
      """
      SELECT sku, name, brand, category, department, family, subcategory, price_cents, currency,
        name_key, amount
      FROM catalog.product\s""";
  private static final String FIND = "search @@ ?::tsquery";
  private static final String NOT_FOUND_BEFORE = "NOT search @@ ?::tsquery";

  private final Connection connection;
  private final ProductQuery query;
  private final Order order;
  private final List<Found> found = new ArrayList<>();

  ProductList(Connection connection, ProductQuery query) {
    this.connection = connection;
    this.query = query;
    this.order = ProductPosition.orderOf(query.filter(), query.sort());
  }

  private record Found(Product product, ProductPosition at) {}

  Page<Product> read() throws SQLException {
    ProductFilter filter = query.filter();
    if (filter.text() == null) {
      add(0, Conditions.of(filter));
    } else {
      Optional<SearchWords> words = SearchWords.of(connection, filter.text());
      if (words.isPresent()) {
        search(words.get());
      }
    }
    return Page.cut(found, query.limit(), row -> row.at().text()).map(Found::product);
  }

  private void search(SearchWords words) throws SQLException {
    if (order != Order.MATCH) {
      add(0, Conditions.of(query.filter()).and(FIND, words.widest()));
      return;
    }
    int first = query.after() == null ? 1 : query.after().tier();
    for (int tier = first; tier <= words.tiers().size() && missing() > 0; tier++) {
      Conditions conditions = Conditions.of(query.filter()).and(FIND, words.tiers().get(tier - 1));
      add(
          tier,
          tier == 1 ? conditions : conditions.and(NOT_FOUND_BEFORE, words.tiers().get(tier - 2)));
    }
  }

  private int missing() {
    return query.limit() + 1 - found.size();
  }

  private void add(int tier, Conditions conditions) throws SQLException {
    ProductPosition after = query.after();
    if (after != null && after.tier() == tier) {
      switch (order) {
        case SKU -> conditions.and("sku > ?", after.sku().value());
        case MATCH, NAME ->
            conditions.andAll("(name_key, sku) > (?, ?)", after.key(), after.sku().value());
        case PRICE ->
            conditions.andAll(
                "(amount, sku) > (?, ?)", new BigDecimal(after.key()), after.sku().value());
      }
    }
    try (PreparedStatement look =
        connection.prepareStatement(FROM + conditions.sql() + orderBy() + " LIMIT ?")) {
      look.setInt(conditions.bind(look), missing());
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.add(found(tier, row));
        }
      }
    }
  }

  /**
   * Few products match words, a brand or a class: they are sorted, which no index does. Walking an
   * index of all products in order could pass all that do not match first, since names begin with
   * the brand.
   */
  private String orderBy() {
    ProductFilter filter = query.filter();
    boolean indexed = filter.category() != null || filter.brand() != null;
    boolean few = indexed || filter.text() != null || filter.subcategory() != null;
    return " ORDER BY "
        + switch (order) {
          case SKU -> few && !indexed ? "sku || ''" : "sku";
          case MATCH, NAME -> (few ? "name_key || ''" : "name_key") + ", sku";
          case PRICE -> (few ? "amount + 0" : "amount") + ", sku";
        };
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
