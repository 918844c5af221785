package io.holdfast.notifications.webhook;

import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.TooManyWebhooksException;
import io.holdfast.notifications.Webhook;
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

/** The subscribers. */
@Singleton
public final class WebhookTable {
  /** Claiming looks at each of them. */
  static final int MOST = 1000;

  private static final String COLUMNS =
      "id, url, events, state, disabled_reason, failing_since, created_at";
  private static final String ADD =
      """
      INSERT INTO notifications.webhook (id, url, events, secret) SELECT ?, ?, ?, ?
      WHERE (SELECT count(*) FROM notifications.webhook) < ?
      RETURNING %s"""
          .formatted(COLUMNS);
  private static final String FIND =
      "SELECT " + COLUMNS + " FROM notifications.webhook WHERE id = ?";
  private static final String LIST =
      "SELECT " + COLUMNS + " FROM notifications.webhook WHERE id > ? ORDER BY id LIMIT ?";
  private static final String TARGET =
      """
      SELECT url, secret, CASE WHEN previous_until > clock_timestamp() THEN previous_secret END
      FROM notifications.webhook WHERE id = ? AND state = 'ACTIVE'""";
  private static final String ROTATE =
      """
      UPDATE notifications.webhook SET previous_secret = secret, secret = ?,
        previous_until = clock_timestamp() + interval '1 day'
      WHERE id = ? RETURNING %s"""
          .formatted(COLUMNS);
  private static final String ENABLE =
      """
      WITH resolved AS (
        UPDATE notifications.alert SET resolved_at = clock_timestamp()
         WHERE kind = 'WEBHOOK_DISABLED' AND subject = ? AND resolved_at IS NULL)
      UPDATE notifications.webhook SET state = 'ACTIVE', disabled_reason = NULL, failing_since = NULL
      WHERE id = ?""";
  private static final String DELETE =
      """
      WITH ended AS (
        UPDATE notifications.notification SET state = 'FAILED', last_error = 'the webhook was deleted'
         WHERE channel = 'WEBHOOK' AND recipient = ? AND state = 'PENDING')
      DELETE FROM notifications.webhook WHERE id = ?""";

  private final HubDatabase hub;

  /**
   * Where a delivery goes.
   *
   * @param secrets one, or two while a new one replaces the old
   */
  record Target(String url, List<String> secrets) {}

  @Inject
  public WebhookTable(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * Adds a webhook.
   *
   * @throws TooManyWebhooksException if there are 1,000
   */
  public Webhook add(String url, List<String> events, String secret) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, TimeOrderedUuid.next());
      add.setString(2, url);
      add.setArray(3, connection.createArrayOf("text", events.toArray(String[]::new)));
      add.setString(4, secret);
      add.setInt(5, MOST);
      return one(add).orElseThrow(() -> new TooManyWebhooksException(MOST));
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** One webhook; empty if there is none. */
  public Optional<Webhook> find(UUID id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setObject(1, id);
      return one(find);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Webhooks by their ids, the oldest first. */
  public List<Webhook> list(UUID after, int limit) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setObject(1, after == null ? new UUID(0, 0) : after);
      list.setInt(2, limit);
      List<Webhook> webhooks = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          webhooks.add(webhook(row));
        }
      }
      return webhooks;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Gives a webhook another secret; the old one signs too for a day. Empty if there is none. */
  public Optional<Webhook> rotate(UUID id, String secret) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement rotate = connection.prepareStatement(ROTATE)) {
      rotate.setString(1, secret);
      rotate.setObject(2, id);
      return one(rotate);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Sends to a webhook again that was disabled; false if there is none. */
  public boolean enable(UUID id) {
    return change(ENABLE, id);
  }

  /** Deletes a webhook; what waits for it fails. False if there is none. */
  public boolean delete(UUID id) {
    return change(DELETE, id);
  }

  /** Where deliveries to an active webhook go; empty if it is none. */
  Optional<Target> target(String id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement read = connection.prepareStatement(TARGET)) {
      read.setObject(1, UUID.fromString(id));
      try (ResultSet row = read.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        List<String> secrets = new ArrayList<>(List.of(row.getString(2)));
        if (row.getString(3) != null) {
          secrets.add(row.getString(3));
        }
        return Optional.of(new Target(row.getString(1), secrets));
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private boolean change(String sql, UUID id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement change = connection.prepareStatement(sql)) {
      change.setString(1, id.toString());
      change.setObject(2, id);
      return change.executeUpdate() > 0;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Optional<Webhook> one(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(webhook(row)) : Optional.empty();
    }
  }

  private static Webhook webhook(ResultSet row) throws SQLException {
    return new Webhook(
        row.getObject(1, UUID.class),
        row.getString(2),
        List.of((String[]) row.getArray(3).getArray()),
        Webhook.State.valueOf(row.getString(4)),
        row.getString(5),
        instant(row, 6),
        instant(row, 7));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
