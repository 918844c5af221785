package io.holdfast.catalog.search;

import io.holdfast.catalog.ProductFilter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The conditions of a query, and their parameters. */
final class Conditions {
  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** The filter but for its words. */
  static Conditions of(ProductFilter filter) {
    return new Conditions()
        .and("category = ?", filter.category())
        .and("brand = ?", filter.brand())
        .and("family = ?", filter.family())
        .and("department = ?", filter.department())
        .and("subcategory = ?", filter.subcategory())
        .and("amount >= ?", filter.minPrice())
        .and("amount <= ?", filter.maxPrice());
  }

  /** Adds a condition with a parameter unless the value is null. */
  Conditions and(String condition, Object value) {
    if (value != null) {
      sql.append(" AND ").append(condition);
      values.add(value);
    }
    return this;
  }

  /** Adds a condition with a parameter for each value. */
  Conditions andAll(String condition, Object... all) {
    sql.append(" AND ").append(condition);
    values.addAll(List.of(all));
    return this;
  }

  /** These conditions and the other ones. */
  Conditions and(Conditions other) {
    Conditions both = new Conditions();
    both.sql.append(sql).append(other.sql);
    both.values.addAll(values);
    both.values.addAll(other.values);
    return both;
  }

  /** As a clause for products that are sold. */
  String sql() {
    return "WHERE retired_at IS NULL" + sql;
  }

  /** Binds all parameters; returns the index after the last one. */
  int bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return values.size() + 1;
  }
}
