package io.holdfast.stream.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.platform.JsonText;
import io.holdfast.stream.feed.FeedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the events of stock.
 *
 * @param changes one for each SKU
 * @param movements the lines of the ledger
 */
record StockEvents(List<StockChange> changes, List<Movement> movements) {
  private static final String PREFIX = "io.holdfast.stock.";
  private static final String VERSION = ".v1";

  static StockEvents of(FeedEvent event) {
    JsonNode envelope = JsonText.read(event.text(), JsonNode.class);
    String name = event.type().substring(PREFIX.length(), event.type().length() - VERSION.length());
    return new Reading(envelope.path("id").asText(), event.time(), envelope.path("data"))
        .read(name);
  }

  /** One event while it is being read. */
  private static final class Reading {
    private final String id;
    private final long time;
    private final JsonNode data;
    private final String warehouse;
    private final List<Movement> movements = new ArrayList<>();
    private final Map<String, JsonNode> levels = new LinkedHashMap<>();

    Reading(String id, long time, JsonNode data) {
      this.id = id;
      this.time = time;
      this.data = data;
      this.warehouse = data.path("warehouse").asText();
    }

    StockEvents read(String name) {
      data.path("levels").forEach(level -> levels.put(level.path("sku").asText(), level));
      if (data.has("level")) {
        levels.put(data.at("/level/sku").asText(), data.path("level"));
      }
      switch (name) {
        case "reserved" -> reservations("HOLD", 0, 1);
        case "committed" -> reservations("COMMIT", 0, 0);
        case "released" -> reservations("RELEASE", 0, -1);
        case "shipped" -> reservations("SHIP", -1, -1);
        case "received" -> items(data.path("kind").asText(), 1, data.path("reference").asText());
        case "transferred-in" -> items("TRANSFER", 1, data.path("transferId").asText());
        case "transferred-out" -> items("TRANSFER", -1, data.path("transferId").asText());
        case "returned" -> returned();
        case "adjusted" -> adjusted();
        default -> {
          // The levels say it all.
        }
      }
      return new StockEvents(changes(name), movements);
    }

    private void reservations(String kind, int onHand, int reserved) {
      for (JsonNode unit : data.path("reservations")) {
        long quantity = unit.path("quantity").asLong();
        move(
            unit.path("sku").asText(),
            kind,
            onHand * quantity,
            reserved * quantity,
            unit.path("orderId").asText());
      }
    }

    private void items(String kind, int sign, String reference) {
      for (JsonNode item : data.path("items")) {
        move(item.path("sku").asText(), kind, sign * item.path("quantity").asLong(), 0, reference);
      }
    }

    private void returned() {
      String reference = data.path("returnId").asText();
      for (JsonNode item : data.path("items")) {
        long restocked = item.path("restocked").asLong();
        long scrapped = item.path("scrapped").asLong();
        move(item.path("sku").asText(), "RETURN", restocked + scrapped, 0, reference);
        if (scrapped > 0) {
          move(item.path("sku").asText(), "SCRAP", -scrapped, 0, reference);
        }
      }
    }

    private void adjusted() {
      movements.add(
          new Movement(
              id,
              time,
              warehouse,
              data.at("/level/sku").asText(),
              "ADJUSTMENT",
              data.path("delta").asLong(),
              0,
              data.path("reference").asText(),
              data.path("reason").asText(),
              data.path("actor").asText(null)));
    }

    private void move(String sku, String kind, long onHand, long reserved, String reference) {
      movements.add(
          new Movement(id, time, warehouse, sku, kind, onHand, reserved, reference, null, null));
    }

    private List<StockChange> changes(String name) {
      Map<String, long[]> deltas = new HashMap<>();
      for (Movement movement : movements) {
        long[] sums = deltas.computeIfAbsent(movement.sku(), sku -> new long[2]);
        sums[0] += movement.onHandDelta();
        sums[1] += movement.reservedDelta();
      }
      List<StockChange> changes = new ArrayList<>();
      levels.forEach(
          (sku, level) -> {
            long[] sums = deltas.getOrDefault(sku, new long[2]);
            changes.add(
                new StockChange(
                    id,
                    time,
                    warehouse,
                    sku,
                    sums[0],
                    sums[1],
                    name.equals("reserved") ? sums[1] : 0,
                    name.equals("adjusted") ? sums[0] : 0,
                    data.path("actor").asText(""),
                    level.path("onHand").asLong(),
                    level.path("reserved").asLong(),
                    level.path("safetyStock").asLong(),
                    level.path("incoming").asLong(),
                    level.path("available").asLong(),
                    level.path("version").asInt()));
          });
      return changes;
    }
  }
}
