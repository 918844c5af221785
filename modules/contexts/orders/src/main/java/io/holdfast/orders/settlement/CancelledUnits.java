package io.holdfast.orders.settlement;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.messaging.Outbox;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.dispatch.OrderPart;
import io.holdfast.orders.dispatch.OrderParts;
import io.holdfast.orders.event.UnitsCancelled;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the open units of an order as cancelled and publishes that. */
final class CancelledUnits {
  private static final String CANCEL =
      """
      UPDATE orders.allocation a SET cancelled = a.cancelled + c.units
      FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[]) AS c (order_id, line_no, warehouse, units)
      WHERE a.order_id = c.order_id AND a.line_no = c.line_no AND a.warehouse = c.warehouse""";

  private CancelledUnits() {}

  /**
   * Writes both in the running transaction.
   *
   * @param before the parts as read before; none has changed if the order has its version still
   * @param order flushed, with its new version
   */
  static void write(
      Connection hub, Outbox outbox, OrderParts before, OrderState order, String reason)
      throws SQLException {
    SqlRows units = new SqlRows("uuid", "int4", "text", "int4");
    for (OrderPart part : before.open()) {
      units.add(before.data().orderId(), part.lineNo(), part.warehouse().value(), part.open());
    }
    units.write(hub, CANCEL);
    outbox.append(
        hub,
        List.of(
            DomainEvent.of(
                TimeOrderedUuid.next(),
                OrderEvent.UNITS_CANCELLED,
                before.data().orderId().toString(),
                order.version(),
                JsonText.of(data(before, reason)))));
  }

  private static UnitsCancelled data(OrderParts before, String reason) {
    Map<Integer, UnitsCancelled.Line> lines = new LinkedHashMap<>();
    long total = 0;
    for (OrderPart part : before.open()) {
      long amount = amount(part);
      total += amount;
      lines.merge(part.lineNo(), line(part, amount), CancelledUnits::sum);
    }
    return new UnitsCancelled(
        before.data().orderId(),
        before.data().currency(),
        total,
        reason,
        List.copyOf(lines.values()));
  }

  private static UnitsCancelled.Line line(OrderPart part, long amount) {
    return new UnitsCancelled.Line(
        part.sku().value(),
        part.open(),
        amount,
        List.of(new OrderView.Allocation(part.warehouse().value(), part.open())));
  }

  private static UnitsCancelled.Line sum(UnitsCancelled.Line one, UnitsCancelled.Line other) {
    List<OrderView.Allocation> allocations = new ArrayList<>(one.allocations());
    allocations.addAll(other.allocations());
    return new UnitsCancelled.Line(
        one.sku(),
        one.quantity() + other.quantity(),
        one.amountMinorUnits() + other.amountMinorUnits(),
        allocations);
  }

  /** What is left of the amount of a part when its other units have their share. */
  private static long amount(OrderPart part) {
    long others = part.quantity() - part.open();
    return Money.allocate(part.minorUnits(), List.of(others, (long) part.open())).get(1);
  }
}
