package io.holdfast.orders.placement;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.Shortage;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The stored answers by idempotency key. */
final class StoredPlacements {
  static final int CREATED = 201;
  static final int ACCEPTED = 202;
  static final int CONFLICT = 409;

  private static final String FIND =
      """
      SELECT key, request_hash, order_id, status, answer
      FROM orders.idempotency_key WHERE key = ANY (?) AND expires_at > now()""";
  private static final String FORGET_EXPIRED =
      "DELETE FROM orders.idempotency_key WHERE key = ANY (?) AND expires_at <= now()";

  private final HubDatabase hub;

  StoredPlacements(HubDatabase hub) {
    this.hub = hub;
  }

  /** Stored form of a rejection. */
  record StoredShortages(List<Shortage> shortages) {}

  /** An answer and the hash of its request. */
  record Stored(byte[] requestHash, PlacementResult result) {
    /** The stored answer for the same request; otherwise a key-reused result. */
    PlacementResult to(IdempotencyKey key) {
      return key.isFor(requestHash) ? result : new PlacementResult.KeyReused();
    }
  }

  /** The answers under these keys; keys without one are missing. */
  Map<String, Stored> find(Collection<String> keys) {
    Map<String, Stored> stored = new HashMap<>();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(FIND)) {
      look.setArray(1, connection.createArrayOf("text", keys.toArray(new String[0])));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          stored.put(row.getString(1), new Stored(row.getBytes(2), result(row)));
        }
      }
      return stored;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Deletes those of the keys whose answer has expired; they may be used again. */
  void forgetExpired(Collection<String> keys) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET_EXPIRED)) {
      forget.setArray(1, connection.createArrayOf("text", keys.toArray(new String[0])));
      forget.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static PlacementResult result(ResultSet row) throws SQLException {
    OrderId id = new OrderId(row.getObject(3, UUID.class));
    String answer = row.getString(5);
    return switch (row.getInt(4)) {
      case CREATED -> new PlacementResult.Placed(id, answer);
      case ACCEPTED -> new PlacementResult.Pending(id, answer);
      default ->
          new PlacementResult.Rejected(JsonText.read(answer, StoredShortages.class).shortages());
    };
  }

  /** The status under which a result is stored. */
  static int status(PlacementResult result) {
    if (result instanceof PlacementResult.Placed) {
      return CREATED;
    }
    return result instanceof PlacementResult.Pending ? ACCEPTED : CONFLICT;
  }

  /** Serialises an answer for storage. */
  static String answer(PlacementResult result) {
    if (result instanceof PlacementResult.Placed placed) {
      return placed.order();
    }
    return result instanceof PlacementResult.Pending pending
        ? pending.order()
        : JsonText.of(new StoredShortages(((PlacementResult.Rejected) result).shortages()));
  }
}
