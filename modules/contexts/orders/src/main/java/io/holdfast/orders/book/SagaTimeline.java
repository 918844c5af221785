package io.holdfast.orders.book;

import static java.util.stream.Collectors.joining;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.SagaStepState;
import io.holdfast.orders.Shortage;
import io.holdfast.orders.TimelineEntry;
import io.holdfast.orders.TimelineEntry.Type;
import io.holdfast.platform.JsonText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** What the steps of a saga add to the history of its order. */
final class SagaTimeline {
  /** Whether every warehouse of its plan has reserved: an order that ends before has others. */
  static final String WAS_PLACED =
      """
      NOT EXISTS (SELECT FROM orders.allocation a
        LEFT JOIN orders.saga_step t ON t.order_id = a.order_id AND t.warehouse = a.warehouse
        WHERE a.order_id = o.id AND (t.state IS DISTINCT FROM 'RESERVED' OR t.release_asked_at IS NOT NULL))""";

  private static final String STEPS =
      """
      SELECT warehouse, state, asked_at, answered_at, release_asked_at, released_at
      FROM orders.saga_step WHERE order_id = ? ORDER BY warehouse""";

  private SagaTimeline() {}

  /** The shortages in one line. */
  static String shortages(String json) {
    return json == null
        ? null
        : Arrays.stream(JsonText.read(json, Shortage[].class))
            .map(
                s -> s.sku() + ": " + s.requested() + " requested, " + s.available() + " available")
            .collect(joining("; "));
  }

  static void add(List<TimelineEntry> entries, Connection hub, OrderId id) throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(STEPS)) {
      look.setObject(1, id.value());
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          addStep(entries, row);
        }
      }
    }
  }

  private static void addStep(List<TimelineEntry> entries, ResultSet row) throws SQLException {
    String warehouse = row.getString("warehouse");
    SagaStepState state = SagaStepState.valueOf(row.getString("state"));
    OrderTimelines.add(entries, row, "asked_at", Type.RESERVATION_REQUESTED, warehouse);
    OrderTimelines.add(
        entries,
        row,
        "answered_at",
        state == SagaStepState.REFUSED ? Type.RESERVATION_REFUSED : Type.RESERVED,
        warehouse);
    if (state == SagaStepState.SILENT) {
      OrderTimelines.add(entries, row, "release_asked_at", Type.WAREHOUSE_SILENT, warehouse);
    }
    OrderTimelines.add(entries, row, "released_at", Type.RESERVATION_RELEASED, warehouse);
  }
}
