package io.holdfast.sales.book;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.sales.token.TicketKeys;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Adds a key when the newest has signed long enough; of two servers one succeeds. */
final class KeyRotation {
  private static final int KEY_BYTES = 32;

  /** Old keys go when no ticket can need them: a sale and its tickets do not last for years. */
  private static final String ADD =
      """
      WITH gone AS (DELETE FROM sales.ticket_key k WHERE k.created_at < now() - interval '800 days'
        AND NOT EXISTS (SELECT FROM sales.ticket t WHERE t.key_no = k.no))
      INSERT INTO sales.ticket_key (no, secret) VALUES (?, ?) ON CONFLICT DO NOTHING""";

  private final HubDatabase hub;
  private final Duration lifetime;

  KeyRotation(HubDatabase hub, Duration lifetime) {
    this.hub = hub;
    this.lifetime = lifetime;
  }

  /** Returns whether keys were added, by this server or another. */
  boolean rotate(TicketKeys keys, Instant now) {
    if (keys.newest() > 0 && now.isBefore(keys.newestSince().plus(lifetime))) {
      return false;
    }
    byte[] secret = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setInt(1, keys.newest() + 1);
      add.setBytes(2, secret);
      add.executeUpdate();
      return true;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
