package io.holdfast.catalog.search;

import io.holdfast.catalog.ClassCount;
import io.holdfast.catalog.Facets;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductFilter;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.kernel.Page;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queries of the products that are sold. */
public final class ProductSearch {
  private static final int MOST_VALUES = 100;
  private static final String COUNT =
      """
      SELECT %1$s, count(*) FROM catalog.product %2$s AND %1$s <> ''
      GROUP BY %1$s ORDER BY count(*) DESC, %1$s LIMIT\s"""
          + MOST_VALUES;
  private static final String CLASSES =
      """
      SELECT family, department, category, subcategory, count(*)
      FROM catalog.product WHERE retired_at IS NULL
      GROUP BY family, department, category, subcategory
      ORDER BY family, department, category, subcategory LIMIT 10000""";

  private final HubDatabase hub;

  public ProductSearch(HubDatabase hub) {
    this.hub = hub;
  }

  /** A page. */
  public Page<Product> list(ProductQuery query) {
    try (Connection connection = hub.plain().getConnection()) {
      return new ProductList(connection, query).read();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Counts what matches. */
  public Facets facets(ProductFilter filter) {
    try (Connection connection = hub.plain().getConnection()) {
      Conditions conditions = Conditions.of(filter);
      if (filter.text() != null) {
        Optional<SearchWords> words = SearchWords.of(connection, filter.text());
        if (words.isEmpty()) {
          return new Facets(List.of(), List.of());
        }
        conditions.and("search @@ ?::tsquery", words.get().widest());
      }
      return new Facets(
          counts(connection, "category", conditions), counts(connection, "brand", conditions));
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static List<Facets.Count> counts(
      Connection connection, String column, Conditions conditions) throws SQLException {
    List<Facets.Count> counts = new ArrayList<>();
    try (PreparedStatement look =
        connection.prepareStatement(COUNT.formatted(column, conditions.sql()))) {
      conditions.bind(look);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          counts.add(new Facets.Count(row.getString(1), row.getLong(2)));
        }
      }
    }
    return counts;
  }

  /** The classes, in the order of their paths; at most 10,000. */
  public List<ClassCount> classes() {
    List<ClassCount> classes = new ArrayList<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(CLASSES);
        ResultSet row = look.executeQuery()) {
      while (row.next()) {
        List<String> path =
            List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        classes.add(new ClassCount(path, row.getLong(5)));
      }
      return classes;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
