package io.holdfast.inventory.ledger;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Stored answers of this warehouse, by idempotency key. */
final class StoredAnswers {
  private static final String FIND =
      "SELECT request_hash, answer FROM idempotency_key WHERE key = ? AND expires_at > now()";

  /** Deletes this key if expired, and a few other expired keys, so that the table stays small. */
  private static final String FORGET =
      """
      DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM idempotency_key WHERE key = ? AND expires_at <= now()
        UNION ALL SELECT ctid FROM (
          SELECT ctid FROM idempotency_key WHERE expires_at < 'infinity' AND expires_at <= now()
          ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED) others))""";

  private static final String STORE =
      """
      INSERT INTO idempotency_key (key, request_hash, answer, expires_at)
      VALUES (?, ?, ?, now() + ?::interval)""";

  /** How long an answer is kept. */
  enum Kept {
    FOR_A_DAY("24 hours"),
    /** A delivery is received once, however late it is repeated. */
    FOR_GOOD("infinity");

    private final String interval;

    Kept(String interval) {
      this.interval = interval;
    }
  }

  private StoredAnswers() {}

  /**
   * The answer given before.
   *
   * @throws IdempotencyKeyReusedException if it was given to another request
   */
  static Optional<String> find(Connection connection, IdempotencyKey key) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(FIND)) {
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
  static void store(Connection connection, IdempotencyKey key, String answer, Kept kept)
      throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET);
        PreparedStatement store = connection.prepareStatement(STORE)) {
      forget.setString(1, key.value());
      forget.executeUpdate();
      store.setString(1, key.value());
      store.setBytes(2, key.requestHash());
      store.setString(3, answer);
      store.setString(4, kept.interval);
      store.executeUpdate();
    }
  }
}
