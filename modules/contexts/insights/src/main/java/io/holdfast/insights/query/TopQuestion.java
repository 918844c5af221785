package io.holdfast.insights.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.StoreIndex;
import io.holdfast.insights.TopQuery;
import io.holdfast.insights.TopSkus;
import io.holdfast.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The SKUs that sell most. */
public final class TopQuestion {
  /** Months are in indices of their own: a SKU may lead over all and in none of them. */
  private static final int CANDIDATES = 10_000;

  private TopQuestion() {}

  /** Asks the store. */
  public static TopSkus ask(Searches searches, TopQuery query, String currency) {
    Searches.Found found = searches.find(search(query, currency));
    List<TopSkus.Item> items = new ArrayList<>();
    for (JsonNode bucket : found.results().get(0).at("/aggregations/skus/buckets")) {
      items.add(
          new TopSkus.Item(
              bucket.path("key").asText(),
              bucket.at("/units/value").asLong(),
              new Money(bucket.at("/money/revenue/value").asLong(), currency).amount()));
    }
    return new TopSkus(found.asOf(), currency, items);
  }

  private static Searches.Search search(TopQuery query, String currency) {
    Map<String, ?> order =
        Map.of(query.by() == TopQuery.By.UNITS ? "units" : "money>revenue", "desc");
    Map<String, ?> skus =
        Map.of(
            "terms",
            Map.of(
                "field",
                "sku",
                "size",
                query.limit(),
                "shard_size",
                CANDIDATES,
                "order",
                List.of(order, Map.of("_key", "asc"))),
            "aggs",
            Map.of("units", Query.sum("units"), "money", Query.money(currency)));
    return new Searches.Search(
        StoreIndex.SALES_MINUTE,
        Map.of(
            "size",
            0,
            "query",
            new Query().between(query.from(), query.to()).build(),
            "aggs",
            Map.of("skus", skus)));
  }
}
