package io.holdfast.exchange.job;

import io.holdfast.exchange.ImportKind;
import io.holdfast.exchange.ImportReport;
import io.holdfast.exchange.ImportState;
import io.holdfast.exchange.RejectedRow;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads how far imports are. */
@Singleton
public final class ImportReports {
  private static final String FIND =
      """
      SELECT kind, state, done_rows, accepted, rejected, failure
      FROM exchange.import_job WHERE id = ? AND state <> 'UPLOADING'""";
  private static final String REJECTED =
      "SELECT line, reason FROM exchange.import_rejection WHERE import_id = ? ORDER BY row_no";

  private final HubDatabase hub;

  @Inject
  public ImportReports(HubDatabase hub) {
    this.hub = hub;
  }

  /** One import. */
  public Optional<ImportReport> find(UUID id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(FIND)) {
      look.setObject(1, id);
      try (ResultSet row = look.executeQuery()) {
        return row.next() ? Optional.of(report(connection, id, row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static ImportReport report(Connection connection, UUID id, ResultSet row)
      throws SQLException {
    return new ImportReport(
        id,
        ImportKind.valueOf(row.getString(1)),
        ImportState.valueOf(row.getString(2)),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        rejected(connection, id),
        row.getString(6));
  }

  private static List<RejectedRow> rejected(Connection connection, UUID id) throws SQLException {
    List<RejectedRow> rejected = new ArrayList<>();
    try (PreparedStatement look = connection.prepareStatement(REJECTED)) {
      look.setObject(1, id);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          rejected.add(new RejectedRow(row.getInt(1), row.getString(2)));
        }
      }
    }
    return rejected;
  }
}
