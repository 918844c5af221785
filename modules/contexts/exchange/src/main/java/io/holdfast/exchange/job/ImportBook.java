package io.holdfast.exchange.job;

import io.holdfast.exchange.ImportKind;
import io.holdfast.exchange.RejectedRow;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The positions of imports. A server works on an import under a lease, which saves work only: rows
 * are finished at the position they were read at, so that no two servers finish the same ones.
 */
@Singleton
public final class ImportBook {
  /** Rejected rows that are kept for each import. */
  public static final int MOST_REJECTIONS = 1_000;

  static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_STALL = Duration.ofMinutes(10);

  /** Files of one kind are imported one after the other, in the order in which they came. */
  private static final String HOLD =
      """
      UPDATE exchange.import_job j
      SET holder = ?, held_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE j.id = (SELECT id FROM exchange.import_job o
        WHERE state = 'RUNNING' AND held_until < clock_timestamp()
          AND NOT EXISTS (SELECT FROM exchange.import_job earlier
            WHERE earlier.state = 'RUNNING' AND earlier.kind = o.kind AND earlier.id < o.id)
        ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, charset, done_rows, rejected, single_until,
        changed_at < clock_timestamp() - ? * interval '1 millisecond'""";

  private static final String ADVANCE =
      """
      UPDATE exchange.import_job SET done_rows = done_rows + ?, accepted = accepted + ?,
        rejected = rejected + ?, changed_at = clock_timestamp(),
        held_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE id = ? AND holder = ? AND done_rows = ? AND state = 'RUNNING'""";
  private static final String REJECT =
      """
      INSERT INTO exchange.import_rejection (import_id, row_no, line, reason)
      SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::int[], ?::text[])""";
  private static final String SINGLE =
      "UPDATE exchange.import_job SET single_until = ? WHERE id = ? AND holder = ?";
  private static final String PAUSE =
      """
      UPDATE exchange.import_job SET holder = NULL,
        held_until = clock_timestamp() + ? * interval '1 millisecond'
      WHERE id = ? AND holder = ?""";
  private static final String END =
      """
      WITH ended AS (UPDATE exchange.import_job SET state = ?, failure = ?, holder = NULL,
          changed_at = clock_timestamp()
        WHERE id = ? AND holder = ? AND state = 'RUNNING' RETURNING id)
      DELETE FROM exchange.import_part WHERE import_id = (SELECT id FROM ended)""";
  private static final String TIDY =
      """
      DELETE FROM exchange.import_job WHERE id IN (SELECT id FROM exchange.import_job
        WHERE state IN ('DONE', 'FAILED') AND changed_at < now() - interval '30 days'
          OR state = 'UPLOADING' AND changed_at < now() - interval '1 hour'
        ORDER BY id LIMIT 20)""";

  private final HubDatabase hub;
  private final UUID self = UUID.randomUUID();

  @Inject
  public ImportBook(HubDatabase hub) {
    this.hub = hub;
  }

  /** Takes the lease of an import that nobody works on. */
  Optional<ImportJob> hold() {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement hold = connection.prepareStatement(HOLD)) {
      hold.setObject(1, self);
      hold.setLong(2, LEASE.toMillis());
      hold.setLong(3, LONGEST_STALL.toMillis());
      try (ResultSet row = hold.executeQuery()) {
        return row.next() ? Optional.of(job(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static ImportJob job(ResultSet row) throws SQLException {
    return new ImportJob(
        row.getObject(1, UUID.class),
        ImportKind.valueOf(row.getString(2)),
        Charset.forName(row.getString(3)),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getBoolean(7));
  }

  /**
   * Finishes rows, inside the running transaction.
   *
   * @throws LeaseLostException if another server has, or may
   */
  ImportJob advance(ImportJob job, int rows, Map<Long, RejectedRow> rejected) throws SQLException {
    try (Connection connection = hub.xa().getConnection();
        PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
      advance.setLong(1, rows);
      advance.setLong(2, rows - rejected.size());
      advance.setLong(3, rejected.size());
      advance.setLong(4, LEASE.toMillis());
      advance.setObject(5, job.id());
      advance.setObject(6, self);
      advance.setLong(7, job.doneRows());
      if (advance.executeUpdate() != 1) {
        throw new LeaseLostException();
      }
      SqlRows kept = new SqlRows("uuid", "int8", "int4", "text");
      rejected.forEach(
          (number, row) -> {
            if (job.rejected() + kept.size() < MOST_REJECTIONS) {
              kept.add(job.id(), number, row.line(), row.reason());
            }
          });
      if (!kept.isEmpty()) {
        kept.write(connection, REJECT);
      }
    }
    return job.after(rows, rejected.size());
  }

  /** Decides that rows up to this one are worked on one by one. */
  ImportJob single(ImportJob job, long until) {
    write(hub.plain(), SINGLE, until, job.id(), self);
    return job.singleUntil(until);
  }

  /** Gives up the lease; nobody works on the import for a moment. */
  void pause(ImportJob job, Duration moment) {
    write(hub.plain(), PAUSE, moment.toMillis(), job.id(), self);
  }

  /** Every row is finished. */
  void done(ImportJob job) {
    write(hub.plain(), END, "DONE", null, job.id(), self);
  }

  /** The rest cannot be imported. */
  void failed(ImportJob job, String why) {
    write(hub.plain(), END, "FAILED", why, job.id(), self);
  }

  /** Deletes imports that ended a month ago, and files that never arrived as a whole. */
  void tidy() {
    write(hub.plain(), TIDY);
  }

  private static void write(DataSource source, String sql, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
