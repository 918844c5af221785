package io.holdfast.notifications.stock;

import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.platform.SqlRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Alerts about stock. Of a kind, SKU and warehouse one alert at a time is unresolved, so however
 * many orders cross the threshold meanwhile, there is one. It is resolved when the level has risen
 * above the threshold by the hysteresis; the next crossing then is a new alert.
 */
@Singleton
public final class StockAlerts {
  /** A crossing older than what the subject's alerts know is not reported any more. */
  private static final String OPEN =
      """
      INSERT INTO notifications.alert (id, kind, subject, sku, warehouse, available, threshold, level_version)
      SELECT l.* FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int4[], ?::int4[], ?::int4[])
             AS l (id, kind, subject, sku, warehouse, available, threshold, version)
       WHERE NOT EXISTS (SELECT FROM notifications.alert a
              WHERE a.kind = l.kind AND a.subject = l.subject AND a.level_version >= l.version)
      ON CONFLICT (kind, subject) WHERE resolved_at IS NULL DO NOTHING""";

  private static final String RESOLVE =
      """
      UPDATE notifications.alert a SET resolved_at = clock_timestamp(), level_version = l.version
        FROM unnest(?::text[], ?::int4[], ?::int4[], ?::int4[]) AS l (subject, available, free, version)
       WHERE a.subject = l.subject AND a.resolved_at IS NULL AND l.version > a.level_version
         AND (a.kind = 'LOW_STOCK' AND l.available > a.threshold + ?
              OR a.kind = 'SHORTFALL' AND l.free >= 0)""";

  private final int hysteresis;

  /**
   * @param hysteresis units by which a level must exceed its threshold before the next crossing is
   *     a new alert
   */
  @Inject
  public StockAlerts(
      @ConfigProperty(name = "holdfast.notifications.low-stock-hysteresis", defaultValue = "2")
          int hysteresis) {
    if (hysteresis < 0) {
      throw new IllegalArgumentException(
          "holdfast.notifications.low-stock-hysteresis is not negative");
    }
    this.hysteresis = hysteresis;
  }

  /** Applies levels in their order. Consecutive ones of a kind share a statement. */
  void apply(Connection hub, List<ChangedLevel> levels) throws SQLException {
    List<ChangedLevel> run = new ArrayList<>();
    for (ChangedLevel level : levels) {
      if (!run.isEmpty() && raises(run.get(0)) != raises(level)) {
        write(hub, run);
        run.clear();
      }
      run.add(level);
    }
    write(hub, run);
  }

  private static boolean raises(ChangedLevel level) {
    return level.threshold() != null || level.free() < 0;
  }

  private void write(Connection hub, List<ChangedLevel> run) throws SQLException {
    if (raises(run.get(0))) {
      open(hub, run);
    } else {
      resolve(hub, run);
    }
  }

  private static void open(Connection hub, List<ChangedLevel> run) throws SQLException {
    SqlRows rows = new SqlRows("uuid", "text", "text", "text", "text", "int4", "int4", "int4");
    for (ChangedLevel level : run) {
      if (level.threshold() != null) {
        rows.add(row("LOW_STOCK", level, level.available(), level.threshold()));
      } else {
        rows.add(row("SHORTFALL", level, level.free(), 0));
      }
    }
    rows.write(hub, OPEN);
  }

  private static Object[] row(String kind, ChangedLevel level, int available, int threshold) {
    return new Object[] {
      TimeOrderedUuid.next(),
      kind,
      level.subject(),
      level.sku(),
      level.warehouse(),
      available,
      threshold,
      level.version()
    };
  }

  private void resolve(Connection hub, List<ChangedLevel> run) throws SQLException {
    SqlRows rows = new SqlRows("text", "int4", "int4", "int4");
    run.forEach(l -> rows.add(l.subject(), l.available(), l.free(), l.version()));
    try (PreparedStatement resolve = hub.prepareStatement(RESOLVE)) {
      resolve.setInt(rows.bind(hub, resolve, 1), hysteresis);
      resolve.executeUpdate();
    }
  }
}
