package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.InsightsUnavailableException;
import io.holdfast.insights.StoreIndex;
import io.holdfast.insights.StoreRefusedException;
import io.holdfast.insights.StoreUnavailableException;
import io.holdfast.platform.JsonText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Asks the search store, together with the time up to which it knows. */
@Singleton
public class Searches {
  private static final Search PROGRESS =
      new Search(
          StoreIndex.PROGRESS,
          Map.of("size", 0, "aggs", Map.of("asOf", Map.of("min", Map.of("field", "asOf")))));

  private final GuardedStore store;

  @Inject
  public Searches(GuardedStore store) {
    this.store = store;
  }

  /**
   * One search.
   *
   * @param body in the query language that OpenSearch and Elasticsearch share
   */
  record Search(StoreIndex index, Map<String, ?> body) {}

  /**
   * Answers of the store.
   *
   * @param asOf up to when events are in them
   * @param results one for each search
   */
  record Found(Instant asOf, List<JsonNode> results) {}

  /**
   * Asks.
   *
   * @throws InsightsUnavailableException if the store does not answer, or has nothing yet
   */
  Found find(Search... searches) {
    StringBuilder lines = new StringBuilder();
    append(lines, PROGRESS);
    for (Search search : searches) {
      append(lines, search);
    }
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode result : ask(lines.toString()).path("responses")) {
      if (result.has("error")) {
        throw new InsightsUnavailableException(
            "the search store cannot answer: " + result.at("/error/reason").asText(), null);
      }
      results.add(result);
    }
    JsonNode asOf = results.remove(0).at("/aggregations/asOf/value");
    if (!asOf.isNumber()) {
      throw new InsightsUnavailableException("no event is in the search store yet", null);
    }
    return new Found(Instant.ofEpochMilli(asOf.asLong()), results);
  }

  private JsonNode ask(String lines) {
    try {
      return store.search(lines);
    } catch (StoreUnavailableException | StoreRefusedException | FaultToleranceException e) {
      throw new InsightsUnavailableException(e.getMessage(), e);
    }
  }

  private static void append(StringBuilder lines, Search search) {
    lines
        .append("{\"index\":\"")
        .append(search.index().alias())
        .append("\"}\n")
        .append(JsonText.of(search.body()))
        .append('\n');
  }
}
