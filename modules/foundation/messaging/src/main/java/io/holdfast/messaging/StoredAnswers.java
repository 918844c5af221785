package io.holdfast.messaging;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Stored answers by idempotency key, written in the transaction of the change that they answer for.
 */
public final class StoredAnswers {
  private final String find;
  private final String forget;
  private final String store;

  /**
   * @param table name of a table with the columns key, request_hash, answer and expires_at
   */
  public StoredAnswers(String table) {
    this.find =
        "SELECT request_hash, answer FROM %s WHERE key = ? AND expires_at > now()".formatted(table);
    // Deletes this key if expired, and a few other expired keys, so that the table stays small.
    this.forget =
        """
        DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM %1$s WHERE key = ? AND expires_at <= now()
          UNION ALL SELECT ctid FROM (
            SELECT ctid FROM %1$s WHERE expires_at < 'infinity' AND expires_at <= now()
            ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED) others))"""
            .formatted(table);
    this.store =
        "INSERT INTO %s (key, request_hash, answer, expires_at) VALUES (?, ?, ?, ".formatted(table);
  }

  /** How long an answer is kept. */
  public enum Kept {
    FOR_A_DAY("now() + interval '24 hours'"),
    /** A delivery is received once, however late it is repeated. */
    FOR_GOOD("'infinity'");

    private final String expiry;

    Kept(String expiry) {
      this.expiry = expiry;
    }
  }

  /**
   * The answer given before.
   *
   * @throws IdempotencyKeyReusedException if it was given to another request
   */
  public Optional<String> find(Connection connection, IdempotencyKey key) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(find)) {
      look.setString(1, key.value());
      try (ResultSet row = look.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        if (!key.isFor(row.getBytes(1))) {
          throw new IdempotencyKeyReusedException(key);
        }
        return Optional.of(row.getString(2));
      }
    }
  }

  /** Keeps an answer; a second one under the key is refused by the database. */
  public void store(Connection connection, IdempotencyKey key, String answer, Kept kept)
      throws SQLException {
    try (PreparedStatement old = connection.prepareStatement(forget);
        PreparedStatement answered = connection.prepareStatement(store + kept.expiry + ")")) {
      old.setString(1, key.value());
      old.executeUpdate();
      answered.setString(1, key.value());
      answered.setBytes(2, key.requestHash());
      answered.setString(3, answer);
      answered.executeUpdate();
    }
  }
}
