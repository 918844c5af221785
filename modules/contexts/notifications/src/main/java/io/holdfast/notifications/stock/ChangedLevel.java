package io.holdfast.notifications.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.StockEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The level of a SKU in a warehouse after a change, from an event.
 *
 * @param available units for sale, never negative
 * @param free units on hand less reserved less safety stock; negative if what is reserved reaches
 *     into the safety stock
 * @param threshold if the level has fallen to it or below, else null
 * @param version of the level: a lower one is stale
 */
record ChangedLevel(
    UUID event,
    String eventType,
    String warehouse,
    String sku,
    int available,
    int free,
    Integer threshold,
    int version) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The levels in an event of stock; none if it carries none. */
  static List<ChangedLevel> of(DomainEvent event) {
    if (!event.stream().equals(StockEvent.STREAM)) {
      return List.of();
    }
    JsonNode data;
    try {
      data = JSON.readTree(event.data());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event " + event.id() + " cannot be read", e);
    }
    List<ChangedLevel> levels = new ArrayList<>();
    if (data.has("level")) {
      levels.add(of(event, data, data.get("level")));
    }
    data.path("levels").forEach(level -> levels.add(of(event, data, level)));
    return levels;
  }

  private static ChangedLevel of(DomainEvent event, JsonNode data, JsonNode level) {
    return new ChangedLevel(
        event.id(),
        event.type(),
        data.path("warehouse").asText(),
        level.path("sku").asText(),
        level.path("available").asInt(),
        level.path("onHand").asInt()
            - level.path("reserved").asInt()
            - level.path("safetyStock").asInt(),
        event.type().equals(StockEvent.LOW.type()) ? data.path("threshold").asInt() : null,
        level.path("version").asInt());
  }

  /** What an alert about it is about. */
  String subject() {
    return warehouse + "/" + sku;
  }
}
