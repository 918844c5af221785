package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.Anomalies;
import io.holdfast.insights.Anomaly;
import io.holdfast.insights.AnomalyQuery;
import io.holdfast.insights.StoreIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What deviates from what is expected. */
public final class AnomalyQuestion {
  private AnomalyQuestion() {}

  /** Asks the store. */
  public static Anomalies ask(Searches searches, AnomalyQuery query) {
    Searches.Found found = searches.find(search(query));
    List<Anomaly> items = new ArrayList<>();
    String last = null;
    for (JsonNode hit : found.results().get(0).at("/hits/hits")) {
      if (items.size() == query.limit()) {
        return new Anomalies(found.asOf(), items, last);
      }
      items.add(item(hit.path("_source")));
      last = Page.cursor(hit);
    }
    return new Anomalies(found.asOf(), items, null);
  }

  private static Anomaly item(JsonNode found) {
    return new Anomaly(
        found.path("id").asText(),
        Instant.parse(found.path("at").asText()),
        Anomaly.Kind.valueOf(found.path("kind").asText()),
        text(found, "sku"),
        text(found, "warehouse"),
        text(found, "category"),
        found.path("value").asDouble(),
        found.path("expected").asDouble(),
        found.path("score").asDouble());
  }

  private static String text(JsonNode found, String name) {
    return found.hasNonNull(name) ? found.path(name).asText() : null;
  }

  private static Searches.Search search(AnomalyQuery query) {
    Query filter = new Query().term("kind", query.kind() == null ? null : query.kind().name());
    if (query.from() != null) {
      filter.and(Map.of("range", Map.of("at", Map.of("gte", query.from().toString()))));
    }
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "size",
                query.limit() + 1,
                "query",
                filter.build(),
                "sort",
                List.of(Map.of("at", "desc"), Map.of("id", "desc"))));
    if (query.cursor() != null) {
      body.put("search_after", Page.after(query.cursor()));
    }
    return new Searches.Search(StoreIndex.ANOMALIES, body);
  }
}
