package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.Sales;
import io.holdfast.insights.SalesQuery;
import io.holdfast.insights.StoreIndex;
import io.holdfast.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sales over time. Units and money are sums of the sales of minutes; orders are counted, since one
 * order is in the sales of each of its SKUs.
 */
public final class SalesQuestion {
  private SalesQuestion() {}

  /** Asks the store. */
  public static Sales ask(Searches searches, SalesQuery query, String currency) {
    Searches.Found found = searches.find(orders(query), units(query, currency));
    Map<Long, Long> orders = new HashMap<>();
    found
        .results()
        .get(0)
        .at("/aggregations/time/buckets")
        .forEach(b -> orders.put(b.path("key").asLong(), b.path("doc_count").asLong()));
    List<Sales.Item> items = new ArrayList<>();
    for (JsonNode bucket : found.results().get(1).at("/aggregations/time/buckets")) {
      long at = bucket.path("key").asLong();
      items.add(
          new Sales.Item(
              Instant.ofEpochMilli(at),
              orders.getOrDefault(at, 0L),
              bucket.at("/units/value").asLong(),
              new Money(bucket.at("/money/revenue/value").asLong(), currency).amount(),
              bucket.at("/cancelled/value").asLong()));
    }
    return new Sales(found.asOf(), currency, items);
  }

  private static Searches.Search orders(SalesQuery query) {
    Query filter =
        new Query()
            .between(query.from(), query.to())
            .nested("parts", parts(new Query(), "parts.", query));
    return new Searches.Search(
        StoreIndex.ORDERS,
        Map.of("size", 0, "query", filter.build(), "aggs", overTime(query, Map.of())));
  }

  private static Searches.Search units(SalesQuery query, String currency) {
    Query filter = parts(new Query().between(query.from(), query.to()), "", query);
    Map<String, ?> sums =
        Map.of(
            "units",
            Query.sum("units"),
            "cancelled",
            Query.sum("cancelledUnits"),
            "money",
            Query.money(currency));
    return new Searches.Search(
        StoreIndex.SALES_MINUTE,
        Map.of("size", 0, "query", filter.build(), "aggs", overTime(query, sums)));
  }

  private static Map<String, ?> overTime(SalesQuery query, Map<String, ?> sums) {
    return Map.of(
        "time",
        Map.of(
            "date_histogram",
            Map.of(
                "field",
                "at",
                "fixed_interval",
                query.bucket().interval(),
                "min_doc_count",
                0,
                "extended_bounds",
                Map.of("min", query.from().toEpochMilli(), "max", query.to().toEpochMilli() - 1)),
            "aggs",
            sums));
  }

  private static Query parts(Query filter, String prefix, SalesQuery query) {
    return filter
        .term(prefix + "sku", query.sku() == null ? null : query.sku().value())
        .term(prefix + "warehouse", query.warehouse() == null ? null : query.warehouse().value())
        .term(prefix + "category", query.category());
  }
}
