package io.holdfast.orders.placement;

import static io.holdfast.kernel.event.ReservationEvent.REQUESTED;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.orders.Destination;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.bundle.BundleLine;
import io.holdfast.orders.bundle.BundleLines;
import io.holdfast.orders.event.OrderData;
import io.holdfast.orders.event.RejectedOrder;
import io.holdfast.orders.event.ReservationRequested;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rows of a batch of decided orders, table by table. */
final class OrderRows {
  final SqlRows keys = new SqlRows("text", "text", "uuid", "int4", "text");
  final SqlRows orders =
      new SqlRows(
          "uuid", "text", "text", "text", "float8", "float8", "int8", "text", "text", "int8",
          "uuid");
  final SqlRows lines = new SqlRows("uuid", "int4", "text", "int4", "int8");
  final SqlRows allocations = new SqlRows("uuid", "int4", "text", "int4");
  final SqlRows events = new SqlRows("uuid", "text", "text", "text");
  final SqlRows prices = new SqlRows("text", "int8", "text");
  final SqlRows times = new SqlRows("uuid", "int8");
  final SqlRows bundles = BundleLines.rows();
  private final Set<String> priced = new HashSet<>();
  private final Duration reservedFor;

  OrderRows(Duration reservedFor) {
    this.reservedFor = reservedFor;
  }

  void add(Decision decision) {
    addKey(keys, decision);
    if (decision.accepted() != null) {
      UUID event = TimeOrderedUuid.next();
      OrderView order = decision.accepted().order();
      OrderData data = OrderData.placed(decision.accepted().goods(), decision.placement().order());
      addOrder(orders, decision, event);
      addLines(lines, allocations, data);
      addPrices(decision, data);
      for (BundleLine bundle : decision.accepted().bundles()) {
        BundleLines.add(bundles, order.id(), bundle);
      }
      if (data.orderedAt() != null) {
        times.add(order.id(), micros(data.orderedAt()));
      }
      if (order.status() == OrderStatus.PENDING) {
        publish(event, OrderEvent.PENDING, data, order.id());
        ReservationRequested.of(data, reservedFor)
            .forEach(r -> publish(TimeOrderedUuid.next(), REQUESTED, r, order.id()));
      } else {
        publish(event, OrderEvent.PLACED, data, order.id());
      }
    } else if (decision.result() instanceof PlacementResult.Rejected rejected) {
      PlaceOrder order = decision.placement().order();
      UUID id = order.id().value();
      publish(
          TimeOrderedUuid.next(),
          OrderEvent.REJECTED,
          RejectedOrder.of(id, order.customerId(), rejected.shortages()),
          id);
    }
  }

  private void publish(UUID event, EventType type, Object data, UUID order) {
    events.add(event, type.type(), order.toString(), JsonText.of(data));
  }

  /** One batch is decided at one price for each SKU and currency. */
  private void addPrices(Decision decision, OrderData order) {
    List<BundleLine> bundled = decision.accepted().bundles();
    Set<String> alone = new HashSet<>();
    if (!bundled.isEmpty()) {
      decision.placement().order().lines().forEach(line -> alone.add(line.sku().value()));
    }
    for (OrderData.Line line : order.lines()) {
      // What is sold as a part only has no price of its own in the order.
      if (bundled.isEmpty() || alone.contains(line.sku())) {
        addPrice(line.sku(), line.unitPriceMinorUnits(), order.currency());
      }
    }
    bundled.forEach(b -> addPrice(b.sku(), b.unitPriceMinorUnits(), order.currency()));
  }

  private void addPrice(String sku, long minorUnits, String currency) {
    if (priced.add(currency + sku)) {
      prices.add(sku, minorUnits, currency);
    }
  }

  private static void addKey(SqlRows keys, Decision decision) {
    keys.add(
        decision.placement().key().value(),
        HexFormat.of().formatHex(decision.placement().key().requestHash()),
        decision.placement().order().id().value(),
        StoredPlacements.status(decision.result()),
        StoredPlacements.answer(decision.result()));
  }

  private static void addOrder(SqlRows orders, Decision decision, UUID event) {
    OrderView order = decision.accepted().order();
    Destination shipTo = decision.placement().order().shipTo();
    orders.add(
        order.id(),
        order.customerId(),
        shipTo.country(),
        shipTo.postalCode(),
        shipTo.location().latitude(),
        shipTo.location().longitude(),
        decision.accepted().total().minorUnits(),
        order.currency(),
        decision.placement().order().paymentToken(),
        micros(order.placedAt()),
        event);
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
  }

  private static void addLines(SqlRows lines, SqlRows allocations, OrderData order) {
    int number = 0;
    for (OrderData.Line line : order.lines()) {
      number++;
      lines.add(order.orderId(), number, line.sku(), line.quantity(), line.unitPriceMinorUnits());
      for (OrderView.Allocation a : line.allocations()) {
        allocations.add(order.orderId(), number, a.warehouse(), a.quantity());
      }
    }
  }
}
