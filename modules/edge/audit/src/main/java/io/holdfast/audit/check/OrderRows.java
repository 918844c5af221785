package io.holdfast.audit.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Rows sorted by order id, taken order by order. The id is the first column. */
final class OrderRows implements AutoCloseable {

  /** Reads one row into a dossier. */
  @FunctionalInterface
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private final ResultSet rows;
  private UUID head;

  OrderRows(ResultSet rows) throws SQLException {
    this.rows = rows;
    advance();
  }

  /** The order of the next row; null at the end. */
  UUID head() {
    return head;
  }

  /** Reads all rows of this order. */
  void take(UUID order, Reader reader) throws SQLException {
    while (order.equals(head)) {
      reader.read(rows);
      advance();
    }
  }

  private void advance() throws SQLException {
    head = rows.next() ? rows.getObject(1, UUID.class) : null;
  }

  /** The earlier of two ids as PostgreSQL sorts them (by unsigned bytes); null is last. */
  static UUID earlier(UUID one, UUID other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    int low = Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    return (high != 0 ? high : low) <= 0 ? one : other;
  }

  @Override
  public void close() throws SQLException {
    rows.close();
  }
}
