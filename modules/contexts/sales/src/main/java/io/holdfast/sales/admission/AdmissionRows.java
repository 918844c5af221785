package io.holdfast.sales.admission;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The rows that say how far a sale has admitted. */
final class AdmissionRows {
  /** Takes or keeps the lease of a sale that is open, and holds its draw if nobody did. */
  private static final String HOLD =
      """
      WITH opened AS (
        UPDATE sales.sale SET drawn = coalesce(drawn, next_place)
        WHERE id = ? AND drawn IS NULL AND clock_timestamp() >= opens_at)
      UPDATE sales.admission a SET holder = ?, held_until = clock_timestamp() + ? * interval '1 second',
        fence = fence + CASE WHEN holder = ? THEN 0 ELSE 1 END
      WHERE sale_id = ? AND (holder = ? OR held_until < clock_timestamp())
      RETURNING fence, horizon""";

  private static final String PLACES =
      "SELECT next_place FROM sales.sale WHERE id = ? AND drawn IS NOT NULL";
  private static final String ADVANCE =
      """
      WITH moved AS (
        UPDATE sales.admission SET horizon = horizon + ?, sold_out = ?, unused = ?, sold = ?,
          units_left = ?, per_second = ?
        WHERE sale_id = ? AND fence = ? AND horizon = ? RETURNING sale_id, horizon),
      step AS (
        INSERT INTO sales.admission_step (sale_id, horizon, at)
        SELECT sale_id, horizon, clock_timestamp() FROM moved WHERE horizon > ?)
      SELECT count(*) FROM moved""";

  private final HubDatabase hub;
  private final UUID holder;
  private final Duration lease;

  AdmissionRows(HubDatabase hub, UUID holder, Duration lease) {
    this.hub = hub;
    this.holder = holder;
    this.lease = lease;
  }

  /**
   * The right to move a horizon.
   *
   * @param fence of the lease: a later holder has a higher one
   */
  record Held(long fence, long horizon) {}

  /** What the holder found. */
  record Found(boolean soldOut, long unused, long sold, long left, double perSecond) {}

  /** The lease of a sale; empty while another server has it. */
  Optional<Held> hold(String sale) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement hold = connection.prepareStatement(HOLD)) {
      hold.setString(1, sale);
      hold.setObject(2, holder);
      hold.setLong(3, lease.toSeconds());
      hold.setObject(4, holder);
      hold.setString(5, sale);
      hold.setObject(6, holder);
      try (ResultSet row = hold.executeQuery()) {
        return row.next()
            ? Optional.of(new Held(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** How many places were given; empty before the draw. */
  Optional<Long> places(String sale) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(PLACES)) {
      look.setString(1, sale);
      try (ResultSet row = look.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Moves the horizon.
   *
   * @param by how many positions to admit; may be 0
   * @return false if another server has moved it: nothing was changed
   */
  boolean advance(String sale, Held held, long by, Found found) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
      advance.setLong(1, by);
      advance.setBoolean(2, found.soldOut());
      advance.setLong(3, found.unused() + by);
      advance.setLong(4, found.sold());
      advance.setLong(5, found.left());
      advance.setDouble(6, found.perSecond());
      advance.setString(7, sale);
      advance.setLong(8, held.fence());
      advance.setLong(9, held.horizon());
      advance.setLong(10, held.horizon());
      try (ResultSet row = advance.executeQuery()) {
        row.next();
        return row.getInt(1) == 1;
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
