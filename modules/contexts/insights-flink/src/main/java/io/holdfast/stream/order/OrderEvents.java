package io.holdfast.stream.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.platform.JsonText;
import io.holdfast.stream.feed.FeedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Applies events to orders, in whatever order they come, and each once. */
final class OrderEvents {
  /** A message of the rebuild: an order as its database has it. */
  static final String SNAPSHOT = "insights.order-snapshot";

  private static final String PLACED = "io.holdfast.order.placed.v1";
  private static final String UNITS_CANCELLED = "io.holdfast.order.units-cancelled.v1";
  private static final Map<String, String> STATUS =
      Map.of(
          PLACED,
          "PLACED",
          "io.holdfast.order.confirmed.v1",
          "CONFIRMED",
          "io.holdfast.order.cancelled.v1",
          "CANCELLED",
          "io.holdfast.order.expired.v1",
          "EXPIRED",
          "io.holdfast.order.partly-shipped.v1",
          "PARTLY_SHIPPED",
          "io.holdfast.order.shipped.v1",
          "SHIPPED",
          "io.holdfast.order.completed.v1",
          "COMPLETED",
          "io.holdfast.order.returned.v1",
          "RETURNED");

  private OrderEvents() {}

  /** Whether it is about an order. */
  static boolean isKnown(String type) {
    return STATUS.containsKey(type) || type.equals(UNITS_CANCELLED) || type.equals(SNAPSHOT);
  }

  /**
   * Applies one.
   *
   * @return false if it changes nothing, because it was applied before or is in a snapshot
   */
  static boolean apply(OrderState order, FeedEvent event) {
    JsonNode envelope = JsonText.read(event.text(), JsonNode.class);
    int change = envelope.path("aggregateversion").asInt();
    long id = UUID.fromString(envelope.path("id").asText()).getLeastSignificantBits();
    JsonNode data = envelope.path("data");
    if (event.type().equals(SNAPSHOT)) {
      return snapshot(order, change, data, event.time());
    }
    if (change <= order.coveredVersion || order.applied.contains(id)) {
      return false;
    }
    order.applied.add(id);
    String status = STATUS.get(event.type());
    if (status == null) {
      order.changed(change, event.time());
      unitsCancelled(order, change, data);
      return true;
    }
    if (order.parts.isEmpty()) {
      parts(order, data, false);
    }
    if (event.type().equals(PLACED)) {
      order.placedAt = orderedAt(data);
    }
    order.status(status, change, event.time());
    order.cancelAllIfOver();
    return true;
  }

  private static boolean snapshot(OrderState order, int change, JsonNode data, long at) {
    if (change <= order.coveredVersion) {
      return false;
    }
    OrderState counted = copyOfCounted(order);
    order.coveredVersion = change;
    order.parts.clear();
    order.unitsCancelled.removeIf(units -> units.change <= change);
    parts(order, data, true);
    order.placedAt = orderedAt(data);
    order.status(data.path("status").asText(), change, at);
    for (OrderPart part : order.parts) {
      part.version = Math.max(part.version, change + 1L);
      for (OrderPart before : counted.parts) {
        if (before.sku.equals(part.sku) && before.warehouse.equals(part.warehouse)) {
          part.category = before.category;
          part.countedVersion = before.countedVersion;
          part.countedCancelled = before.countedCancelled;
          part.countedCategory = before.countedCategory;
        }
      }
    }
    order.cancelAllIfOver();
    return true;
  }

  /** An order counts when its customer ordered. */
  private static long orderedAt(JsonNode data) {
    return millis(data.path(data.hasNonNull("orderedAt") ? "orderedAt" : "placedAt").asText());
  }

  private static OrderState copyOfCounted(OrderState order) {
    OrderState copy = new OrderState();
    copy.parts.addAll(order.parts);
    return copy;
  }

  private static void parts(OrderState order, JsonNode data, boolean withCancelled) {
    order.currency = data.path("currency").asText();
    for (JsonNode line : data.path("lines")) {
      for (JsonNode allocation : line.path("allocations")) {
        OrderPart part = new OrderPart();
        part.sku = line.path("sku").asText();
        part.warehouse = allocation.path("warehouse").asText();
        part.category = "";
        part.countedCategory = "";
        part.units = allocation.path("quantity").asLong();
        part.unitPrice = line.path("unitPriceMinorUnits").asLong();
        part.cancelled = withCancelled ? allocation.path("cancelled").asLong() : 0;
        part.version = 1;
        order.parts.add(part);
      }
    }
    order.unitsCancelled.forEach(order::subtract);
  }

  private static void unitsCancelled(OrderState order, int change, JsonNode data) {
    for (JsonNode line : data.path("lines")) {
      for (JsonNode allocation : line.path("allocations")) {
        order.cancel(
            new CancelledPart(
                line.path("sku").asText(),
                allocation.path("warehouse").asText(),
                allocation.path("quantity").asLong(),
                change));
      }
    }
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
