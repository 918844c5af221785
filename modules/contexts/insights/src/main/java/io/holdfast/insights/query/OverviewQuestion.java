package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.Overview;
import io.holdfast.insights.StoreIndex;
import io.holdfast.kernel.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The state of the shop in a few numbers. */
public final class OverviewQuestion {
  private static final double WEEK = 7;

  private OverviewQuestion() {}

  /** Asks the store. */
  public static Overview ask(Searches searches, String currency) {
    Instant now = Instant.now();
    Map<String, ?> times =
        Map.of(
            "hour", since(now.minus(1, ChronoUnit.HOURS)),
            "day", since(now.truncatedTo(ChronoUnit.DAYS)),
            "all", Map.of("match_all", Map.of()));
    Searches.Found found =
        searches.find(
            new Searches.Search(StoreIndex.ORDERS, filters(times, Map.of())),
            new Searches.Search(StoreIndex.SALES_MINUTE, filters(times, sums(currency))),
            stock(),
            anomalies(now));
    JsonNode orders = found.results().get(0);
    JsonNode sales = found.results().get(1);
    JsonNode stock = found.results().get(2).path("aggregations");
    return new Overview(
        found.asOf(),
        currency,
        totals("hour", orders, sales, currency),
        totals("day", orders, sales, currency),
        totals("all", orders, sales, currency),
        new Overview.Stock(
            stock.at("/items/value").asLong(),
            stock.at("/onHand/value").asLong(),
            stock.at("/available/value").asLong(),
            stock.at("/runningOut/doc_count").asLong()),
        found.results().get(3).at("/aggregations/found/value").asLong());
  }

  private static Overview.Totals totals(
      String time, JsonNode orders, JsonNode sales, String currency) {
    String path = "/aggregations/times/buckets/" + time;
    return new Overview.Totals(
        orders.at(path + "/doc_count").asLong(),
        sales.at(path + "/units/value").asLong(),
        new Money(sales.at(path + "/money/revenue/value").asLong(), currency).amount(),
        sales.at(path + "/cancelled/value").asLong());
  }

  private static Map<String, ?> filters(Map<String, ?> times, Map<String, ?> sums) {
    return Map.of(
        "size",
        0,
        "aggs",
        Map.of("times", Map.of("filters", Map.of("filters", times), "aggs", sums)));
  }

  private static Map<String, ?> sums(String currency) {
    return Map.of(
        "units",
        Query.sum("units"),
        "cancelled",
        Query.sum("cancelledUnits"),
        "money",
        Map.of(
            "filter",
            Map.of("term", Map.of("currency", currency)),
            "aggs",
            Map.of("revenue", Query.sum("revenue"))));
  }

  private static Searches.Search stock() {
    return new Searches.Search(
        StoreIndex.STOCK,
        Map.of(
            "size",
            0,
            "aggs",
            Map.of(
                "items",
                Map.of("value_count", Map.of("field", "key")),
                "onHand",
                Query.sum("onHand"),
                "available",
                Query.sum("available"),
                "runningOut",
                Map.of("filter", Map.of("range", Map.of("daysOfCover", Map.of("lt", WEEK)))))));
  }

  private static Searches.Search anomalies(Instant now) {
    return new Searches.Search(
        StoreIndex.ANOMALIES,
        Map.of(
            "size",
            0,
            "query",
            since(now.minus(1, ChronoUnit.DAYS)),
            "aggs",
            Map.of("found", Map.of("value_count", Map.of("field", "id")))));
  }

  private static Map<String, ?> since(Instant time) {
    return Map.of("range", Map.of("at", Map.of("gte", time.toString())));
  }
}
