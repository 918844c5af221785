package io.holdfast.orders.book;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.TimelineEntry;
import io.holdfast.orders.TimelineEntry.Type;
import io.holdfast.orders.UnknownOrderException;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds the history of an order from the times in its row and those of its payment and shipments.
 * Its events are not used, since the outbox is retired long before the order.
 */
public final class OrderTimelines {
  private static final String LAPSED = "lapsed";

  private static final String READ =
      """
      SELECT o.placed_at, o.confirmed_at, o.ended_at, o.status, o.end_reason, o.total_cents, o.currency,
        p.status AS payment, p.decided_at, p.voided_at, p.amount_cents, p.reason,
        o.placement, s.ended_at AS decided, s.shortages, %s AS was_placed
      FROM orders.orders o LEFT JOIN payments.payment p ON p.order_id = o.id
        LEFT JOIN orders.saga s ON o.placement = 'SAGA' AND s.order_id = o.id
      WHERE o.id = ?"""
          .formatted(SagaTimeline.WAS_PLACED);

  private static final String SHIPMENTS =
      """
      SELECT warehouse, tracking_number, status, reason, labelled_at, dispatched_at, ended_at
      FROM fulfilment.shipment
      WHERE order_id = ? AND id BETWEEN fulfilment.first_of(?) AND fulfilment.last_of(?)""";

  private static final String OPERATIONS =
      """
      SELECT kind, amount_minor, currency, completed_at FROM payments.operation
      WHERE order_id = ? AND state = 'SUCCEEDED' AND kind <> 'AUTHORISE'""";

  private static final Comparator<TimelineEntry> OLDEST_FIRST =
      Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::type);

  private final HubDatabase hub;

  public OrderTimelines(HubDatabase hub) {
    this.hub = hub;
  }

  /**
   * The history of an order, oldest first.
   *
   * @throws UnknownOrderException if there is none
   */
  public List<TimelineEntry> of(OrderId id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(READ)) {
      look.setObject(1, id.value());
      try (ResultSet row = look.executeQuery()) {
        if (!row.next()) {
          throw new UnknownOrderException(id);
        }
        List<TimelineEntry> entries = new ArrayList<>();
        addOrder(entries, row);
        addPayment(entries, row);
        SagaTimeline.add(entries, connection, id);
        addShipments(entries, connection, id);
        addOperations(entries, connection, id);
        entries.sort(OLDEST_FIRST);
        return entries;
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static void addOrder(List<TimelineEntry> entries, ResultSet row) throws SQLException {
    boolean isSaga = row.getString("placement").equals("SAGA");
    add(entries, row, "placed_at", isSaga ? Type.PENDING : Type.PLACED, amount(row, "total_cents"));
    if (isSaga && row.getBoolean("was_placed")) {
      add(entries, row, "decided", Type.PLACED, amount(row, "total_cents"));
    }
    add(entries, row, "confirmed_at", Type.CONFIRMED, "paid");
    Type end =
        switch (OrderStatus.valueOf(row.getString("status"))) {
          case EXPIRED -> Type.EXPIRED;
          case REJECTED -> Type.REJECTED;
          case CANCELLED -> Type.CANCELLED;
          default -> Type.UNITS_CANCELLED;
        };
    String why =
        end == Type.REJECTED
            ? SagaTimeline.shortages(row.getString("shortages"))
            : row.getString("end_reason");
    add(entries, row, "ended_at", end, why);
  }

  private static void addShipments(List<TimelineEntry> entries, Connection hub, OrderId id)
      throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(SHIPMENTS)) {
      look.setObject(1, id.value());
      look.setObject(2, id.value());
      look.setObject(3, id.value());
      try (ResultSet row = look.executeQuery()) {
        addShipments(entries, row);
      }
    }
  }

  private static void addShipments(List<TimelineEntry> entries, ResultSet row) throws SQLException {
    while (row.next()) {
      String parcel = row.getString("warehouse") + " " + row.getString("tracking_number");
      add(entries, row, "labelled_at", Type.SHIPMENT_LABELLED, parcel);
      add(entries, row, "dispatched_at", Type.SHIPMENT_DISPATCHED, parcel);
      ShipmentStatus status = ShipmentStatus.valueOf(row.getString("status"));
      if (status == ShipmentStatus.DELIVERED) {
        add(entries, row, "ended_at", Type.SHIPMENT_DELIVERED, parcel);
      } else if (status == ShipmentStatus.LOST) {
        add(entries, row, "ended_at", Type.SHIPMENT_LOST, parcel);
      } else if (status == ShipmentStatus.CANCELLED) {
        add(
            entries,
            row,
            "ended_at",
            Type.SHIPMENT_CANCELLED,
            row.getString("warehouse") + ": " + row.getString("reason"));
      }
    }
  }

  private static void addPayment(List<TimelineEntry> entries, ResultSet row) throws SQLException {
    if (row.getString("payment") == null) {
      return;
    }
    String amount = amount(row, "amount_cents");
    boolean declined = PaymentStatus.valueOf(row.getString("payment")) == PaymentStatus.DECLINED;
    Type decision = declined ? Type.DECLINED : Type.AUTHORISED;
    add(entries, row, "decided_at", decision, declined ? row.getString("reason") : amount);
    if (LAPSED.equals(row.getString("reason"))) {
      // No operation: the provider gave the authorisation up by itself.
      add(entries, row, "voided_at", Type.VOIDED, LAPSED);
    }
  }

  private static void addOperations(List<TimelineEntry> entries, Connection hub, OrderId id)
      throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(OPERATIONS)) {
      look.setObject(1, id.value());
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          Type type =
              switch (row.getString("kind")) {
                case "CAPTURE" -> Type.CAPTURED;
                case "REFUND" -> Type.REFUNDED;
                default -> Type.VOIDED;
              };
          add(entries, row, "completed_at", type, amount(row, "amount_minor"));
        }
      }
    }
  }

  /** Adds an entry unless its time is null. */
  static void add(List<TimelineEntry> entries, ResultSet row, String time, Type type, String detail)
      throws SQLException {
    OffsetDateTime at = row.getObject(time, OffsetDateTime.class);
    if (at != null) {
      entries.add(new TimelineEntry(at.toInstant(), type, detail));
    }
  }

  private static String amount(ResultSet row, String minorUnits) throws SQLException {
    String currency = row.getString("currency");
    return new Money(row.getLong(minorUnits), currency).amount().toPlainString() + " " + currency;
  }
}
