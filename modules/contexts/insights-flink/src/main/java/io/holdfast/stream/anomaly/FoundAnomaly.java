package io.holdfast.stream.anomaly;

import io.holdfast.insights.StoreIndex;
import io.holdfast.platform.JsonText;
import io.holdfast.stream.store.StoreDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Something that deviates from what is expected.
 *
 * @param kind as in the public interface
 * @param time when it happened, in milliseconds since 1970
 * @param sku empty if it is not about one
 * @param warehouse empty if it is about all
 * @param category empty if it is about one SKU
 */
public record FoundAnomaly(
    String kind,
    long time,
    String sku,
    String warehouse,
    String category,
    double value,
    double expected,
    double score) {
  private static final Duration WORTH_AN_ALERT = Duration.ofDays(1);

  /** Whether it is worth an alert: what a rebuild or a long outage brings up is not. */
  public boolean isOfToday() {
    return time > System.currentTimeMillis() - WORTH_AN_ALERT.toMillis();
  }

  /** Its document: found again, it is the same one. */
  public StoreDocument document() {
    return new StoreDocument(StoreIndex.ANOMALIES, time, id().toString(), -1, json());
  }

  /** Its content. */
  public String json() {
    return JsonText.of(content());
  }

  private Map<String, Object> content() {
    Map<String, Object> content = new HashMap<>();
    content.put("id", id().toString());
    content.put("kind", kind);
    content.put("at", Instant.ofEpochMilli(time).toString());
    put(content, "sku", sku);
    put(content, "warehouse", warehouse);
    put(content, "category", category);
    content.put("value", value);
    content.put("expected", expected);
    content.put("score", score);
    return content;
  }

  /**
   * Its event: a CloudEvent in JSON.
   *
   * @param type of the event
   */
  String event(String type) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id().toString());
    event.put("source", "/holdfast.insights");
    event.put("type", type);
    event.put("subject", id().toString());
    event.put("time", Instant.ofEpochMilli(time).toString());
    event.put("datacontenttype", "application/json");
    event.put("dataschema", "https://holdfast.io/schemas/anomaly.detected.v1.json");
    event.put("aggregateversion", 0);
    event.put("data", content());
    return JsonText.of(event);
  }

  /** Follows from what it is about, so that whoever is told twice knows. */
  public UUID id() {
    String about = String.join("\n", kind, sku, warehouse, category, Long.toString(time));
    UUID hash = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
    // Version 7: it begins with the time, as every id of an event.
    return new UUID(
        time << 16 | 0x7000 | hash.getMostSignificantBits() & 0x0fff,
        hash.getLeastSignificantBits() & 0x3fff_ffff_ffff_ffffL | Long.MIN_VALUE);
  }

  private static void put(Map<String, Object> content, String name, String value) {
    if (!value.isEmpty()) {
      content.put(name, value);
    }
  }
}
