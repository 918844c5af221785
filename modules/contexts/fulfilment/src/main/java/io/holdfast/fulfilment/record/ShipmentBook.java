package io.holdfast.fulfilment.record;

import io.holdfast.fulfilment.CarrierReport;
import io.holdfast.fulfilment.ShipmentQuery;
import io.holdfast.fulfilment.ShipmentView;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads shipments for callers. */
public final class ShipmentBook {
  private static final String READ =
      """
      SELECT s.id, s.order_id, s.warehouse, s.status, s.carrier, s.tracking_number,
        coalesce(s.reason, CASE WHEN s.failed_at IS NOT NULL THEN s.last_error END), s.failed_at IS NOT NULL,
        (SELECT json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity) ORDER BY l.line_no)
          FROM fulfilment.shipment_line l WHERE l.shipment_id = s.id),
        (SELECT json_agg(json_build_object('at', e.happened_at, 'code', e.code)
            ORDER BY e.happened_at, e.received_at)
          FROM fulfilment.carrier_event e WHERE e.shipment_id = s.id)
      FROM fulfilment.shipment s WHERE %s ORDER BY s.id %s LIMIT ?""";

  private final HubDatabase hub;

  public ShipmentBook(HubDatabase hub) {
    this.hub = hub;
  }

  /** A report as the statement writes it. */
  private record Event(OffsetDateTime at, CarrierReport.Code code) {
    ShipmentView.Event shown() {
      return new ShipmentView.Event(at.toInstant(), code);
    }
  }

  /** One shipment. */
  public Optional<ShipmentView> find(UUID id) {
    return read("s.id = ?", List.of(id), 1, false).stream().findFirst();
  }

  /** A page of shipments, in the order of their orders. */
  public Page<ShipmentView> list(ShipmentQuery query) {
    List<Object> values = new ArrayList<>();
    String condition = condition(query, values);
    List<ShipmentView> found = read(condition, values, query.limit() + 1, query.newestFirst());
    return Page.cut(found, query.limit(), shipment -> shipment.id().toString());
  }

  /**
   * The filters of a page. Each has its index: {@code shipment_by_status} and {@code shipment_due},
   * {@code shipment_by_warehouse}, the primary key.
   *
   * @param values receives the parameters
   */
  static String condition(ShipmentQuery query, List<Object> values) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    if (query.order() != null) {
      conditions.add(
          "s.order_id = ? AND s.id BETWEEN fulfilment.first_of(?) AND fulfilment.last_of(?)");
      UUID order = query.order().value();
      values.addAll(List.of(order, order, order));
    }
    if (query.warehouse() != null) {
      conditions.add("s.warehouse = ?");
      values.add(query.warehouse().value());
    }
    if (query.status() != null) {
      conditions.add("s.status = ?");
      values.add(query.status().name());
    }
    if (query.cursor() != null) {
      conditions.add(query.newestFirst() ? "s.id < ?" : "s.id > ?");
      values.add(query.cursor());
    }
    return String.join(" AND ", conditions);
  }

  private List<ShipmentView> read(
      String condition, List<Object> values, int limit, boolean newestFirst) {
    String sql = READ.formatted(condition, newestFirst ? "DESC" : "ASC");
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(sql)) {
      int next = 1;
      for (Object value : values) {
        look.setObject(next++, value);
      }
      look.setInt(next, limit);
      List<ShipmentView> found = new ArrayList<>();
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.add(shipment(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static ShipmentView shipment(ResultSet row) throws SQLException {
    String events = row.getString(10);
    return new ShipmentView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        ShipmentStatus.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getBoolean(8),
        List.of(JsonText.read(row.getString(9), ShipmentView.Line[].class)),
        events == null
            ? List.of()
            : Arrays.stream(JsonText.read(events, Event[].class)).map(Event::shown).toList());
  }
}
