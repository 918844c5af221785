package io.holdfast.orders.sale;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The tickets that bought, in the hub. */
public final class TicketUses {
  private static final String FIND =
      """
      SELECT u.sale_id, u.position, u.order_id, o.status IN ('REJECTED', 'CANCELLED', 'EXPIRED')
      FROM unnest(?::text[], ?::int8[]) AS w (sale_id, position)
      JOIN orders.sale_ticket_use u ON u.sale_id = w.sale_id AND u.position = w.position
      LEFT JOIN orders.orders o ON o.id = u.order_id""";

  /** Parameters by row; returns how many were free, or free again, as was read. */
  private static final String USE =
      """
      INSERT INTO orders.sale_ticket_use AS u (sale_id, position, order_id, follows, units)
      SELECT * FROM unnest(?::text[], ?::int8[], ?::uuid[], ?::uuid[], ?::int4[])
      ON CONFLICT (sale_id, position) DO UPDATE SET order_id = excluded.order_id,
        follows = excluded.follows, units = excluded.units, used_at = excluded.used_at
        WHERE u.order_id = excluded.follows""";

  private static final String COUNT =
      "SELECT count(*) FROM orders.sale_ticket_use WHERE sale_id = ? AND position >= ?";
  private static final String SOLD =
      """
      SELECT coalesce(sum(u.units), 0) FROM orders.sale_ticket_use u
      JOIN orders.orders o ON o.id = u.order_id
      WHERE u.sale_id = ? AND o.status NOT IN ('REJECTED', 'CANCELLED', 'EXPIRED')""";
  private static final String USED_AT =
      """
      SELECT position, used_at FROM orders.sale_ticket_use
      WHERE sale_id = ? AND position = ANY (?)""";

  private final HubDatabase hub;

  public TicketUses(HubDatabase hub) {
    this.hub = hub;
  }

  /** A position of a sale. */
  public record Position(String sale, long number) {}

  /**
   * An order that a ticket placed.
   *
   * @param over whether it ended without a sale, so that another may follow it
   */
  public record Use(UUID order, boolean over) {}

  /** The rows to write in the transaction of a placement. */
  public static SqlRows rows() {
    return new SqlRows("text", "int8", "uuid", "uuid", "int4");
  }

  /** Writes rows; returns how many tickets were free as it was read. */
  public static int write(Connection connection, SqlRows uses) throws SQLException {
    return uses.write(connection, USE);
  }

  /** What these positions placed; those that placed nothing are missing. */
  public Map<Position, Use> find(Collection<Position> positions) {
    SqlRows wanted = new SqlRows("text", "int8");
    positions.forEach(p -> wanted.add(p.sale(), p.number()));
    Map<Position, Use> uses = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      wanted.bind(connection, find, 1);
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          uses.put(
              new Position(row.getString(1), row.getLong(2)),
              new Use(row.getObject(3, UUID.class), row.getBoolean(4)));
        }
      }
      return uses;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  long count(String sale, long first) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setString(1, sale);
      count.setLong(2, first);
      return number(count);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  long sold(String sale) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement sum = connection.prepareStatement(SOLD)) {
      sum.setString(1, sale);
      return number(sum);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  Map<Long, Instant> usedAt(String sale, Collection<Long> positions) {
    Map<Long, Instant> used = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement find = connection.prepareStatement(USED_AT)) {
      find.setString(1, sale);
      find.setArray(2, connection.createArrayOf("int8", positions.toArray(new Long[0])));
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          used.put(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
      return used;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
