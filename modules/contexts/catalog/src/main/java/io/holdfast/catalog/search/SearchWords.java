package io.holdfast.catalog.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a search looks for: queries in PostgreSQL's form, each of which finds what the one before it
 * finds and more.
 *
 * @param tiers names that have every word; products that have every word; products that have every
 *     word, its beginning or its correction
 */
record SearchWords(List<String> tiers) {
  private static final String QUERIES = "SELECT named, whole, begun FROM catalog.search_queries(?)";

  /** What finds everything that matches. */
  String widest() {
    return tiers.get(tiers.size() - 1);
  }

  /** The words of a text, with typing errors corrected; empty if it has none. */
  static Optional<SearchWords> of(Connection connection, String text) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(QUERIES)) {
      look.setString(1, text);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        return row.getString(1) == null
            ? Optional.empty()
            : Optional.of(
                new SearchWords(List.of(row.getString(1), row.getString(2), row.getString(3))));
      }
    }
  }
}
