package io.holdfast.inventory.ledger;

import io.holdfast.inventory.Movement;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the ledger so that it can be followed. Movements get their ids before their transactions
 * commit: of two concurrent ones, the later id may become visible first, and a reader who goes on
 * behind it would lose the other. So a page that ends among recent movements is read again once
 * every transaction has ended that ran at the first look: whatever has a lower id is visible then.
 */
final class LedgerReader {
  private static final String PAGE =
      """
      SELECT id, sku, kind, on_hand_delta, reserved_delta, reason, reference, at, actor,
        at < now() - interval '10 minutes'
      FROM stock_movement WHERE id > ? AND id <= ? %s ORDER BY id LIMIT ?""";
  private static final String LATEST = PAGE.replace("ORDER BY id", "ORDER BY id DESC");

  private static final String BARRIER = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text";

  /** The snapshot of each call is its own: the connection commits by itself. */
  private static final String PASSED =
      "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ?::text::xid8";

  /** A transaction of the server takes milliseconds; one in doubt may take any time. */
  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private static final long PAUSE_NANOS = 5_000_000L;

  private LedgerReader() {}

  /** A movement, and whether no transaction that began before it can be running. */
  private record Read(Movement movement, boolean old) {}

  /**
   * A page of the ledger of one warehouse, oldest first. Where a transaction stays in doubt, recent
   * movements are left out until it has ended.
   *
   * @param behind id of the last movement known
   */
  static Page<Movement> movements(
      WarehouseNode node, MovementFilter filter, long behind, int limit) {
    try (Connection connection = node.plain().getConnection()) {
      List<Read> page = read(connection, PAGE, filter, behind, Long.MAX_VALUE, limit + 1);
      if (!page.isEmpty() && !page.get(page.size() - 1).old()) {
        long last = page.get(page.size() - 1).movement().id();
        boolean ended = awaitEndOfRunning(connection);
        page = read(connection, PAGE, filter, behind, last, limit + 1);
        if (!ended) {
          page = page.stream().takeWhile(Read::old).toList();
        }
      }
      return cut(page, limit);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * The newest movements of one warehouse, to be looked at and not followed.
   *
   * @param before id of the last movement shown
   */
  static Page<Movement> latest(WarehouseNode node, MovementFilter filter, long before, int limit) {
    try (Connection connection = node.plain().getConnection()) {
      return cut(read(connection, LATEST, filter, Long.MIN_VALUE, before - 1, limit + 1), limit);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Page<Movement> cut(List<Read> page, int limit) {
    return Page.cut(
        page.stream().map(Read::movement).toList(),
        limit,
        movement -> String.valueOf(movement.id()));
  }

  /** Whether every transaction that runs now has ended in time. PostgreSQL does not announce it. */
  private static boolean awaitEndOfRunning(Connection connection) throws SQLException {
    String barrier = text(connection, BARRIER);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try (PreparedStatement look = connection.prepareStatement(PASSED)) {
      look.setString(1, barrier);
      while (!isTrue(look)) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          return false;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return true;
    }
  }

  private static List<Read> read(
      Connection connection, String sql, MovementFilter filter, long behind, long last, int most)
      throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(sql.formatted(filter.sql()))) {
      look.setLong(1, behind);
      look.setLong(2, last);
      look.setInt(filter.bind(look, 3), most);
      List<Read> found = new ArrayList<>();
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.add(new Read(movement(row), row.getBoolean(10)));
        }
      }
      return found;
    }
  }

  private static boolean isTrue(PreparedStatement look) throws SQLException {
    try (ResultSet row = look.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(sql);
        ResultSet row = look.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private static Movement movement(ResultSet row) throws SQLException {
    return new Movement(
        row.getLong(1),
        new Sku(row.getString(2)),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getString(9));
  }
}
