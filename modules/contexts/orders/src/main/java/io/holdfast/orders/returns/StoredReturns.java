package io.holdfast.orders.returns;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.OrderId;
import io.holdfast.orders.ReturnView;
import io.holdfast.platform.JsonText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Stored answers to requests about returns, among those of the orders. */
final class StoredReturns {
  private static final String FIND =
      """
      SELECT request_hash, answer FROM orders.idempotency_key
      WHERE key = ? AND expires_at > now()""";
  private static final String FORGET_EXPIRED =
      "DELETE FROM orders.idempotency_key WHERE key = ? AND expires_at <= now()";
  private static final String STORE =
      """
      INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
      VALUES (?, ?, ?, 201, ?, now() + interval '24 hours')""";

  private StoredReturns() {}

  /**
   * The answer given before.
   *
   * @throws IdempotencyKeyReusedException if it was given to another request
   */
  static Optional<ReturnView> find(Connection hub, IdempotencyKey key) throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(FIND)) {
      look.setString(1, key.value());
      try (ResultSet row = look.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        if (!key.isFor(row.getBytes(1))) {
          throw new IdempotencyKeyReusedException(key);
        }
        return Optional.of(JsonText.read(row.getString(2), ReturnView.class));
      }
    }
  }

  /** Keeps an answer; a second one under the key is refused by the database. */
  static void store(Connection hub, IdempotencyKey key, OrderId order, ReturnView answer)
      throws SQLException {
    try (PreparedStatement forget = hub.prepareStatement(FORGET_EXPIRED);
        PreparedStatement store = hub.prepareStatement(STORE)) {
      forget.setString(1, key.value());
      forget.executeUpdate();
      store.setString(1, key.value());
      store.setBytes(2, key.requestHash());
      store.setObject(3, order.value());
      store.setString(4, JsonText.of(answer));
      store.executeUpdate();
    }
  }
}
