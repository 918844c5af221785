package io.holdfast.audit.check;

import io.holdfast.audit.AuditFailedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The watermark of each database after an audit without violations: one hour ago, but not later
 * than the oldest event still in transit. The next audit starts there.
 */
public final class Watermark {
  /**
   * Younger rows may still be written, since server clocks differ by minutes at most; tolerated
   * work in progress is checked again.
   */
  private static final String QUIET =
      "interval '1 hour' - current_setting('holdfast.settle')::interval";

  private static final String BOUND =
      """
      SELECT least(messaging.id_at(now() - %s),
        (SELECT id FROM messaging.outbox WHERE status = 'PENDING' ORDER BY id LIMIT 1),
        (SELECT id FROM messaging.outbox WHERE status = 'FAILED' ORDER BY id LIMIT 1),
        (SELECT id FROM messaging.outbox WHERE id >= :since AND status = 'SENT'
            AND sent_at > now() - current_setting('holdfast.settle')::interval - interval '1 minute'
          ORDER BY id LIMIT 1),
        (SELECT messaging.id_at(min(prepared) - %s) FROM pg_prepared_xacts
          WHERE database = current_database()))"""
          .formatted(QUIET, QUIET);

  private static final String ADVANCE = "SELECT messaging.advance_watermark(?, ?)";

  private final Map<DataSource, UUID> bounds = new LinkedHashMap<>();

  private Watermark() {}

  /** Reads the possible watermarks; the hub comes last. */
  public static Watermark read(
      Snapshots snapshots, DataSource hub, Map<String, DataSource> warehouses) throws SQLException {
    Watermark watermark = new Watermark();
    for (var warehouse : snapshots.warehouses().entrySet()) {
      watermark.bounds.put(warehouses.get(warehouse.getKey()), warehouse.getValue().id(BOUND));
    }
    watermark.bounds.put(hub, snapshots.hub().id(BOUND));
    return watermark;
  }

  /**
   * Stores it.
   *
   * @param fromScratch whether the sums of the ledger are to be added up anew
   */
  public void advance(boolean fromScratch) {
    for (var database : bounds.entrySet()) {
      try (Connection connection = database.getKey().getConnection();
          PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
        advance.setObject(1, database.getValue());
        advance.setBoolean(2, fromScratch);
        advance.execute();
        if (!connection.getAutoCommit()) {
          connection.commit();
        }
      } catch (SQLException e) {
        throw new AuditFailedException("cannot store the watermark: " + e.getMessage(), e);
      }
    }
  }
}
