package io.holdfast.notifications.outgoing;

import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.outgoing.DeliveryResult.Refused;
import io.holdfast.notifications.outgoing.DeliveryResult.Sent;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Since when webhooks fail. One that answers 410, or has failed for days, is disabled, and an alert
 * tells its owner.
 */
@Singleton
public final class WebhookHealth {
  private static final int GONE = 410;

  private static final String WORKS =
      """
      UPDATE notifications.webhook SET failing_since = NULL
      WHERE id = ANY (?::uuid[]) AND failing_since IS NOT NULL""";
  private static final String FAILS =
      """
      UPDATE notifications.webhook SET failing_since = clock_timestamp()
      WHERE id = ANY (?::uuid[]) AND failing_since IS NULL""";

  /** What waits for a disabled webhook has failed; it can be replayed once the webhook works. */
  private static final String DISABLE =
      """
      WITH disabled AS (
        UPDATE notifications.webhook SET state = 'DISABLED', disabled_reason =
               CASE WHEN id = ANY (?::uuid[]) THEN 'its address answered 410 Gone'
                    ELSE 'it failed without interruption since ' || failing_since END
         WHERE state = 'ACTIVE' AND (id = ANY (?::uuid[])
               OR id = ANY (?::uuid[]) AND failing_since < clock_timestamp() - ? * interval '1 second')
        RETURNING id, url, disabled_reason
      ), ended AS (
        UPDATE notifications.notification n SET state = 'FAILED', last_error = 'the webhook was disabled'
          FROM disabled d
         WHERE n.channel = 'WEBHOOK' AND n.recipient = d.id::text AND n.state = 'PENDING'
      )
      INSERT INTO notifications.alert (id, kind, subject, detail)
      SELECT ?, 'WEBHOOK_DISABLED', id::text, left(url, 500) || ': ' || disabled_reason FROM disabled
      ON CONFLICT (kind, subject) WHERE resolved_at IS NULL DO NOTHING""";

  private final HubDatabase hub;
  private final Duration tolerance;

  /**
   * @param tolerance how long a webhook may fail without interruption before it is disabled
   */
  @Inject
  public WebhookHealth(
      HubDatabase hub,
      @ConfigProperty(name = "holdfast.webhooks.disable-after", defaultValue = "P5D")
          Duration tolerance) {
    this.hub = hub;
    this.tolerance = tolerance;
  }

  /** Records how the webhooks of these attempts are; of two attempts the last one counts. */
  void record(List<Finished> attempts) {
    Map<String, DeliveryResult> last = new HashMap<>();
    attempts.forEach(attempt -> last.put(attempt.delivery().recipient(), attempt.result()));
    Set<String> working = new TreeSet<>();
    Set<String> failing = new TreeSet<>();
    Set<String> gone = new TreeSet<>();
    last.forEach((id, result) -> (result instanceof Sent ? working : failing).add(id));
    attempts.stream()
        .filter(a -> a.result() instanceof Refused no && no.code() != null && no.code() == GONE)
        .forEach(attempt -> gone.add(attempt.delivery().recipient()));
    try (Connection connection = hub.plain().getConnection()) {
      update(connection, WORKS, working);
      if (!failing.isEmpty() || !gone.isEmpty()) {
        update(connection, FAILS, failing);
        for (String webhook : union(failing, gone)) {
          disable(connection, webhook, gone.contains(webhook));
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static void update(Connection connection, String sql, Set<String> webhooks)
      throws SQLException {
    if (webhooks.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setArray(1, connection.createArrayOf("uuid", webhooks.toArray()));
      update.executeUpdate();
    }
  }

  private void disable(Connection connection, String webhook, boolean isGone) throws SQLException {
    Object[] gone = isGone ? new Object[] {webhook} : new Object[0];
    try (PreparedStatement disable = connection.prepareStatement(DISABLE)) {
      disable.setArray(1, connection.createArrayOf("uuid", gone));
      disable.setArray(2, connection.createArrayOf("uuid", gone));
      disable.setArray(3, connection.createArrayOf("uuid", new Object[] {webhook}));
      disable.setLong(4, tolerance.toSeconds());
      disable.setObject(5, TimeOrderedUuid.next());
      disable.executeUpdate();
    }
  }
}
