package io.holdfast.insights.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds filters of the query language. */
final class Query {
  private final List<Map<String, ?>> filters = new ArrayList<>();

  /** Only documents with this value; all if it is null. */
  Query term(String field, Object value) {
    if (value != null) {
      filters.add(Map.of("term", Map.of(field, value)));
    }
    return this;
  }

  /** Only documents of a time. */
  Query between(Instant from, Instant to) {
    filters.add(Map.of("range", Map.of("at", Map.of("gte", from.toString(), "lt", to.toString()))));
    return this;
  }

  /** Only documents with a nested one for which the filters hold; all if there are none. */
  Query nested(String path, Query query) {
    if (!query.filters.isEmpty()) {
      filters.add(Map.of("nested", Map.of("path", path, "query", query.build())));
    }
    return this;
  }

  /** Another filter. */
  Query and(Map<String, ?> filter) {
    filters.add(filter);
    return this;
  }

  Map<String, ?> build() {
    return Map.of("bool", Map.of("filter", filters));
  }

  static Map<String, ?> sum(String field) {
    return Map.of("sum", Map.of("field", field));
  }

  /** The revenue in one currency; what was sold in others has its units only. */
  static Map<String, ?> money(String currency) {
    return Map.of(
        "filter",
        Map.of("term", Map.of("currency", currency)),
        "aggs",
        Map.of("revenue", sum("revenue")));
  }
}
