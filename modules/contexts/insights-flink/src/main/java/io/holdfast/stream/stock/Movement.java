package io.holdfast.stream.stock;

import io.holdfast.insights.StoreIndex;
import io.holdfast.platform.JsonText;
import io.holdfast.stream.store.StoreDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One line of the ledger, as its event tells it.
 *
 * @param reason null for movements of orders and goods
 * @param actor null if nobody is named
 */
record Movement(
    String event,
    long time,
    String warehouse,
    String sku,
    String kind,
    long onHandDelta,
    long reservedDelta,
    String reference,
    String reason,
    String actor) {

  /** Its document. An event moves a SKU once for each reference and kind. */
  StoreDocument document() {
    Map<String, Object> content = new HashMap<>();
    content.put("at", Instant.ofEpochMilli(time).toString());
    content.put("eventId", event);
    content.put("warehouse", warehouse);
    content.put("sku", sku);
    content.put("kind", kind);
    content.put("onHandDelta", onHandDelta);
    content.put("reservedDelta", reservedDelta);
    content.put("reference", reference);
    content.put("reason", reason);
    content.put("actor", actor);
    content.values().removeIf(value -> value == null);
    return new StoreDocument(
        StoreIndex.MOVEMENTS, time, id(event, sku, kind, reference), -1, JsonText.of(content));
  }

  /** The rebuild makes the same id from the row of the ledger. */
  static String id(String event, String sku, String kind, String reference) {
    return "%s-%s-%s-%08x".formatted(event, sku, kind, reference.hashCode());
  }
}
