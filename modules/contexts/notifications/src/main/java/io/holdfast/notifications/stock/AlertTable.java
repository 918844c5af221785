package io.holdfast.notifications.stock;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.Alert;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The alerts of operators. */
@Singleton
public final class AlertTable {
  private static final String COLUMNS =
      "id, kind, state, sku, warehouse, available, threshold, detail, opened_at, acknowledged_at,"
          + " acknowledged_by, resolved_at";
  private static final String LIST =
      """
      SELECT %s FROM notifications.alert
      WHERE id < ? AND (?::text IS NULL OR state = ?) AND (?::text IS NULL OR kind = ?)
      ORDER BY id DESC LIMIT ?"""
          .formatted(COLUMNS);

  /** The first acknowledgement stays. */
  private static final String ACKNOWLEDGE =
      """
      UPDATE notifications.alert SET state = 'ACKNOWLEDGED',
        acknowledged_at = coalesce(acknowledged_at, clock_timestamp()),
        acknowledged_by = coalesce(acknowledged_by, ?)
      WHERE id = ? RETURNING %s"""
          .formatted(COLUMNS);

  private static final UUID LAST = new UUID(-1, -1);

  private final HubDatabase hub;

  @Inject
  public AlertTable(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * Alerts, the newest first.
   *
   * @param state null for all
   * @param kind null for all
   * @param before the alert after which the list begins; null for the first page
   */
  public List<Alert> list(Alert.State state, Alert.Kind kind, UUID before, int limit) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setObject(1, before == null ? LAST : before);
      list.setString(2, state == null ? null : state.name());
      list.setString(3, state == null ? null : state.name());
      list.setString(4, kind == null ? null : kind.name());
      list.setString(5, kind == null ? null : kind.name());
      list.setInt(6, limit);
      List<Alert> alerts = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          alerts.add(alert(row));
        }
      }
      return alerts;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Acknowledges an alert; empty if there is none. */
  public Optional<Alert> acknowledge(UUID id, String caller) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
      update.setString(1, caller);
      update.setObject(2, id);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? Optional.of(alert(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getObject(1, UUID.class),
        Alert.Kind.valueOf(row.getString(2)),
        Alert.State.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getObject(6, Integer.class),
        row.getObject(7, Integer.class),
        row.getString(8),
        instant(row, 9),
        instant(row, 10),
        row.getString(11),
        instant(row, 12));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
