package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.StockCover;
import io.holdfast.insights.StockCoverQuery;
import io.holdfast.insights.StoreIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stock and how long it lasts. */
public final class StockQuestion {
  /** Stands for stock of which nothing is being sold, in the order of days of cover. */
  public static final double ENDLESS = 1e6;

  private StockQuestion() {}

  /** Asks the store. */
  public static StockCover ask(Searches searches, StockCoverQuery query) {
    Searches.Found found = searches.find(search(query));
    List<StockCover.Item> items = new ArrayList<>();
    String last = null;
    for (JsonNode hit : found.results().get(0).at("/hits/hits")) {
      if (items.size() == query.limit()) {
        return new StockCover(found.asOf(), items, last);
      }
      items.add(item(hit.path("_source")));
      last = Page.cursor(hit);
    }
    return new StockCover(found.asOf(), items, null);
  }

  private static StockCover.Item item(JsonNode stock) {
    double days = stock.path("daysOfCover").asDouble(ENDLESS);
    return new StockCover.Item(
        stock.path("sku").asText(),
        stock.path("warehouse").asText(),
        stock.path("onHand").asLong(),
        stock.path("available").asLong(),
        stock.path("unitsPerDay").asDouble(),
        days >= ENDLESS ? null : days);
  }

  private static Searches.Search search(StockCoverQuery query) {
    Query filter =
        new Query().term("warehouse", query.warehouse() == null ? null : query.warehouse().value());
    if (query.belowDays() != null) {
      filter.and(Map.of("range", Map.of("daysOfCover", Map.of("lt", query.belowDays()))));
    }
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "size",
                query.limit() + 1,
                "query",
                filter.build(),
                "sort",
                List.of(Map.of("daysOfCover", "asc"), Map.of("key", "asc"))));
    if (query.cursor() != null) {
      body.put("search_after", Page.after(query.cursor()));
    }
    return new Searches.Search(StoreIndex.STOCK, body);
  }
}
