package io.holdfast.catalog.search;

import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductFilter;
import io.holdfast.catalog.ProductPosition;
import io.holdfast.catalog.ProductPosition.Order;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.kernel.Page;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one page of a listing. Positions are found by key, so that every page costs the same. */
final class ProductList {
  private static final String FIND = "search @@ ?::tsquery";

  /** One query that the index decides alone; two conditions would read every product found. */
  private static final String FIND_BUT_NOT = "search @@ (?::tsquery && !!?::tsquery)";

  /** From here on it takes longer to sort what matches than to look at the next products first. */
  private static final int MANY = 20_000;

  private final ProductQuery query;
  private final Order order;
  private final ProductRows rows;
  private final List<ProductRows.Found> found = new ArrayList<>();

  /** Whether few products match in every tier. */
  private boolean narrow;

  ProductList(Connection connection, ProductQuery query) {
    this.query = query;
    this.order = ProductPosition.orderOf(query.filter(), query.sort());
    this.rows = new ProductRows(connection, order);
  }

  Page<Product> read() throws SQLException {
    ProductFilter filter = query.filter();
    if (filter.text() == null) {
      add(0, Conditions.of(filter));
    } else {
      Optional<SearchWords> words = SearchWords.of(rows.connection(), filter.text());
      if (words.isPresent()) {
        search(words.get());
      }
    }
    return Page.cut(found, query.limit(), row -> row.at().text()).map(ProductRows.Found::product);
  }

  private void search(SearchWords words) throws SQLException {
    if (order != Order.MATCH) {
      add(0, Conditions.of(query.filter()).and(FIND, words.widest()));
      return;
    }
    narrow = rows.estimate(Conditions.of(query.filter()).and(FIND, words.widest())) < MANY;
    List<String> tiers = words.tiers();
    int first = query.after() == null ? 1 : query.after().tier();
    for (int tier = first; tier <= tiers.size() && missing() > 0; tier++) {
      Conditions filter = Conditions.of(query.filter());
      add(
          tier,
          tier == 1
              ? filter.and(FIND, tiers.get(0))
              : filter.andAll(FIND_BUT_NOT, tiers.get(tier - 1), tiers.get(tier - 2)));
    }
  }

  private int missing() {
    return query.limit() + 1 - found.size();
  }

  private void add(int tier, Conditions filter) throws SQLException {
    Conditions position = position(tier);
    if (!mayBeNarrow()) {
      found.addAll(rows.inOrder(tier, filter.and(position), missing()));
      return;
    }
    List<ProductRows.Found> near =
        narrow || rows.estimate(filter) < MANY
            ? List.of()
            : rows.near(tier, position, filter, missing());
    found.addAll(
        near.size() == missing() ? near : rows.sorted(tier, filter.and(position), missing()));
  }

  /** Whether there is a filter that few products may match. */
  private boolean mayBeNarrow() {
    ProductFilter filter = query.filter();
    return filter.text() != null
        || filter.brand() != null
        || filter.category() != null
        || filter.subcategory() != null;
  }

  private Conditions position(int tier) {
    ProductPosition after = query.after();
    Conditions position = new Conditions();
    if (after == null || after.tier() != tier) {
      return position;
    }
    String sku = after.sku().value();
    return switch (order) {
      case SKU -> position.and("sku > ?", sku);
      case MATCH, NAME -> position.andAll("(name_key, sku) > (?, ?)", after.key(), sku);
      case PRICE -> position.andAll("(amount, sku) > (?, ?)", new BigDecimal(after.key()), sku);
    };
  }
}
