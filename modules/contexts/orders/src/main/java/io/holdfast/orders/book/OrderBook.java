package io.holdfast.orders.book;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.OrderQuery;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.Shortage;
import io.holdfast.orders.bundle.BundleLines;
import io.holdfast.orders.bundle.OrderedLines;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads orders with their lines and allocations. */
public final class OrderBook {
  /** The version counts the changes of order and payment, which share one entity tag. */
  private static final String READ =
      """
      SELECT o.id, o.status, o.customer_id, o.total_cents, o.currency, o.placed_at, o.confirmed_at,
        o.end_reason, o.version + coalesce(p.version + 1, 0), l.line_no, l.sku, l.quantity,
        l.unit_price_cents, a.warehouse, a.quantity, o.placement, o.expires_at, p.status, p.amount_cents,
        a.cancelled, o.shipments, p.captured_minor, p.refunded_minor, o.steps, o.shortages, t.ordered_at,
        o.bundles
      FROM (SELECT *, (%s) AS shipments, (%s) AS bundles, %s FROM orders.orders o WHERE %s ORDER BY id %s LIMIT ?) o
      LEFT JOIN payments.payment p ON p.order_id = o.id
      LEFT JOIN orders.order_time t ON t.order_id = o.id
      JOIN orders.order_line l ON l.order_id = o.id
      JOIN orders.allocation a ON a.order_id = o.id AND a.line_no = l.line_no
      ORDER BY o.id %s, l.line_no, a.warehouse""";

  private static final String SHIPMENTS =
      """
      SELECT json_agg(json_build_object('id', s.id, 'warehouse', s.warehouse, 'status', s.status,
        'trackingNumber', s.tracking_number) ORDER BY s.warehouse, s.created_at, s.id)
      FROM fulfilment.shipment s WHERE s.order_id = o.id
        AND s.id BETWEEN fulfilment.first_of(o.id) AND fulfilment.last_of(o.id)""";

  private static final String SAGA =
      """
      CASE WHEN o.placement = 'SAGA' THEN
        (SELECT json_agg(json_build_object('warehouse', s.warehouse, 'state', s.state) ORDER BY s.warehouse)
         FROM orders.saga_step s WHERE s.order_id = o.id) END AS steps,
      CASE WHEN o.status = 'REJECTED' THEN
        (SELECT s.shortages FROM orders.saga s WHERE s.order_id = o.id) END AS shortages""";

  private final HubDatabase hub;

  public OrderBook(HubDatabase hub) {
    this.hub = hub;
  }

  /** One order. */
  public Optional<OrderView> find(OrderId id) {
    return read("id = ?", List.of(id.value()), 1, false).stream().findFirst();
  }

  /** A page of orders. */
  public Page<OrderView> list(OrderQuery query) {
    List<Object> values = new ArrayList<>();
    String condition = OrderConditions.of(query, values);
    List<OrderView> found = read(condition, values, query.limit() + 1, query.newestFirst());
    return Page.cut(found, query.limit(), order -> order.id().toString());
  }

  private List<OrderView> read(
      String condition, List<Object> values, int limit, boolean newestFirst) {
    String order = newestFirst ? "DESC" : "ASC";
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look =
            connection.prepareStatement(
                READ.formatted(SHIPMENTS, BundleLines.AS_JSON, SAGA, condition, order, order))) {
      int next = 1;
      for (Object value : values) {
        look.setObject(next++, value);
      }
      look.setInt(next, limit);
      try (ResultSet row = look.executeQuery()) {
        return orders(row);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static List<OrderView> orders(ResultSet row) throws SQLException {
    Map<UUID, OrderView> orders = new LinkedHashMap<>();
    Map<UUID, String> bundles = new HashMap<>();
    Map<String, OrderView.Line> lines = new LinkedHashMap<>();
    while (row.next()) {
      UUID id = row.getObject(1, UUID.class);
      OrderView order = orders.get(id);
      if (order == null) {
        order = order(id, row);
        orders.put(id, order);
        if (row.getString(27) != null) {
          bundles.put(id, row.getString(27));
        }
      }
      String place = id + "/" + row.getInt(10);
      OrderView.Line line = lines.get(place);
      if (line == null) {
        line = line(order.status(), row);
        lines.put(place, line);
        order.lines().add(line);
      }
      if (order.status() != OrderStatus.REJECTED) {
        line.allocations().add(new OrderView.Allocation(row.getString(14), row.getInt(15)));
      }
      if (row.getInt(20) > 0) {
        line = cancelled(line, row.getInt(20));
        lines.put(place, line);
        order.lines().set(order.lines().size() - 1, line);
      }
    }
    bundles.forEach(
        (id, json) -> {
          List<OrderView.Line> kept = orders.get(id).lines();
          List<OrderView.Line> ordered =
              OrderedLines.of(List.copyOf(kept), BundleLines.of(json), orders.get(id).currency());
          kept.clear();
          kept.addAll(ordered);
        });
    return List.copyOf(orders.values());
  }

  private static OrderView order(UUID id, ResultSet row) throws SQLException {
    return new OrderView(
        id,
        OrderStatus.valueOf(row.getString(2)),
        row.getString(3),
        new ArrayList<>(),
        new Money(row.getLong(4), row.getString(5)).amount(),
        row.getString(5),
        instant(row, 6),
        instant(row, 26),
        instant(row, 7),
        row.getString(8),
        row.getString(16),
        instant(row, 17),
        payment(row),
        shipments(row.getString(21)),
        steps(row.getString(24)),
        shortages(row.getString(25)),
        row.getInt(9));
  }

  private static OrderView.Payment payment(ResultSet row) throws SQLException {
    String currency = row.getString(5);
    PaymentStatus status =
        row.getString(18) == null
            ? PaymentStatus.NONE
            : PaymentStatus.valueOf(row.getString(18)).asShown();
    boolean promised = status != PaymentStatus.NONE && status != PaymentStatus.DECLINED;
    return new OrderView.Payment(
        status,
        new Money(promised ? row.getLong(19) : 0, currency).amount(),
        new Money(row.getLong(22), currency).amount(),
        new Money(row.getLong(23), currency).amount());
  }

  private static List<OrderView.Shipment> shipments(String json) {
    return json == null ? List.of() : List.of(JsonText.read(json, OrderView.Shipment[].class));
  }

  private static List<OrderView.Step> steps(String json) {
    return json == null ? null : List.of(JsonText.read(json, OrderView.Step[].class));
  }

  private static List<Shortage> shortages(String json) {
    return json == null ? null : List.of(JsonText.read(json, Shortage[].class));
  }

  /** Of an order that ended before anything was dispatched, every unit is cancelled. */
  private static OrderView.Line line(OrderStatus status, ResultSet row) throws SQLException {
    boolean ended = status == OrderStatus.CANCELLED || status == OrderStatus.EXPIRED;
    return new OrderView.Line(
        row.getString(11),
        row.getInt(12),
        new Money(row.getLong(13), row.getString(5)).amount(),
        ended ? row.getInt(12) : 0,
        new ArrayList<>());
  }

  private static OrderView.Line cancelled(OrderView.Line line, int units) {
    return new OrderView.Line(
        line.sku(),
        line.quantity(),
        line.unitPrice(),
        line.cancelled() + units,
        line.allocations());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
