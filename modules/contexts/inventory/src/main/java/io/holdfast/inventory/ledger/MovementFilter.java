package io.holdfast.inventory.ledger;

import io.holdfast.kernel.Sku;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Conditions on movements, as SQL; a null selects everything. */
record MovementFilter(Sku sku, String reference, String actor, Instant from, Instant to) {

  /** No index helps a search by reference or actor: every placement would pay for it. */
  private static final String RECENT =
      "AND event_id >= messaging.id_at(now() - interval '31 days')";

  /** Of one SKU, or of all. */
  static MovementFilter of(Sku sku) {
    return new MovementFilter(sku, null, null, null, null);
  }

  /**
   * The conditions, each with AND before it. Those on the time name the event's id as well, by
   * whose time the ledger is divided: only the partitions concerned are read.
   */
  String sql() {
    List<String> conditions = new ArrayList<>();
    add(conditions, sku, "AND sku = ?");
    add(conditions, reference, "AND reference = ?");
    add(conditions, actor, "AND actor = ?");
    add(conditions, from, "AND at >= ? AND event_id >= messaging.id_at(? - interval '1 hour')");
    add(conditions, to, "AND at < ? AND event_id < messaging.id_at(? + interval '1 hour')");
    if (sku == null && from == null && (reference != null || actor != null)) {
      conditions.add(RECENT);
    }
    return String.join(" ", conditions);
  }

  private static void add(List<String> conditions, Object value, String condition) {
    if (value != null) {
      conditions.add(condition);
    }
  }

  /** Binds what {@link #sql} asks for; returns the index behind it. */
  int bind(PreparedStatement statement, int first) throws SQLException {
    int next = first;
    if (sku != null) {
      statement.setString(next++, sku.value());
    }
    if (reference != null) {
      statement.setString(next++, reference);
    }
    if (actor != null) {
      statement.setString(next++, actor);
    }
    next = bind(statement, from, next);
    return bind(statement, to, next);
  }

  private static int bind(PreparedStatement statement, Instant time, int first)
      throws SQLException {
    if (time == null) {
      return first;
    }
    OffsetDateTime moment = time.atOffset(ZoneOffset.UTC);
    statement.setObject(first, moment);
    statement.setObject(first + 1, moment);
    return first + 2;
  }
}
