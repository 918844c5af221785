package io.holdfast.stack.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.insights.StoreClient;
import io.holdfast.insights.StoreIndex;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What the search store says, in the same terms as the databases.
 *
 * @param store where
 */
record StoreFigures(StoreClient store) {
  private static final String COUNTS =
      """
      {"size": 0, "aggs": {"day": {"date_histogram": {"field": "at", "fixed_interval": "1d", "min_doc_count": 1},
        "aggs": {
          "status": {"terms": {"field": "status", "size": 20}, "aggs": {"total": {"sum": {"field": "revenue"}}}},
          "currency": {"terms": {"field": "currency", "size": 50}, "aggs": {
            "parts": {"nested": {"path": "parts"}, "aggs": {
              "category": {"terms": {"field": "parts.category", "size": 5000}, "aggs": {
                "orders": {"reverse_nested": {}}}}}}}}}}}}""";

  private static final String SUMS =
      """
      {"size": 0, "aggs": {"day": {"date_histogram": {"field": "at", "fixed_interval": "1d", "min_doc_count": 1},
        "aggs": {"currency": {"terms": {"field": "currency", "size": 50}, "aggs": {
          "category": {"terms": {"field": "category", "size": 5000}, "aggs": {
            "units": {"sum": {"field": "units"}}, "revenue": {"sum": {"field": "revenue"}},
            "cancelled": {"sum": {"field": "cancelledUnits"}}}}}}}}}}""";

  private static final String STOCK =
      """
      {"size": 0, "aggs": {"warehouse": {"terms": {"field": "warehouse", "size": 1000}, "aggs": {
        "onHand": {"sum": {"field": "onHand"}}, "reserved": {"sum": {"field": "reserved"}},
        "incoming": {"sum": {"field": "incoming"}}, "version": {"sum": {"field": "version"}}}}}}""";

  private static final String LEDGER =
      """
      {"size": 0, "aggs": {"warehouse": {"terms": {"field": "warehouse", "size": 1000}, "aggs": {
        "onHand": {"sum": {"field": "onHandDelta"}}, "reserved": {"sum": {"field": "reservedDelta"}}}}}}""";

  Figures sales() {
    Figures sales = Figures.of("orders", "units", "revenue", "cancelled units");
    for (JsonNode day : ask(StoreIndex.ORDERS, COUNTS).at("/aggregations/day/buckets")) {
      for (JsonNode currency : day.at("/currency/buckets")) {
        for (JsonNode category : currency.at("/parts/category/buckets")) {
          sales.add(subject(day, category, currency), category.at("/orders/doc_count").asLong());
        }
      }
    }
    for (JsonNode day : ask(StoreIndex.SALES_MINUTE, SUMS).at("/aggregations/day/buckets")) {
      for (JsonNode currency : day.at("/currency/buckets")) {
        for (JsonNode category : currency.at("/category/buckets")) {
          sales.add(
              subject(day, category, currency),
              0,
              value(category, "units"),
              value(category, "revenue"),
              value(category, "cancelled"));
        }
      }
    }
    return sales;
  }

  Figures orders() {
    Figures orders = Figures.of("orders", "total");
    for (JsonNode day : ask(StoreIndex.ORDERS, COUNTS).at("/aggregations/day/buckets")) {
      for (JsonNode status : day.at("/status/buckets")) {
        orders.add(
            date(day) + " " + status.path("key").asText(),
            status.path("doc_count").asLong(),
            value(status, "total"));
      }
    }
    return orders;
  }

  Figures stock() {
    Figures stock = Figures.of("SKUs", "on hand", "reserved", "incoming", "version");
    for (JsonNode warehouse : ask(StoreIndex.STOCK, STOCK).at("/aggregations/warehouse/buckets")) {
      stock.add(
          warehouse.path("key").asText(),
          warehouse.path("doc_count").asLong(),
          value(warehouse, "onHand"),
          value(warehouse, "reserved"),
          value(warehouse, "incoming"),
          value(warehouse, "version"));
    }
    return stock;
  }

  Figures ledger() {
    Figures ledger = Figures.of("movements", "on hand", "reserved");
    JsonNode found = ask(StoreIndex.MOVEMENTS, LEDGER);
    for (JsonNode warehouse : found.at("/aggregations/warehouse/buckets")) {
      ledger.add(
          warehouse.path("key").asText(),
          warehouse.path("doc_count").asLong(),
          value(warehouse, "onHand"),
          value(warehouse, "reserved"));
    }
    return ledger;
  }

  private JsonNode ask(StoreIndex index, String body) {
    return store.call("POST", "/" + index.alias() + "/_search", body);
  }

  private static String subject(JsonNode day, JsonNode category, JsonNode currency) {
    return date(day) + " " + category.path("key").asText() + " " + currency.path("key").asText();
  }

  private static String date(JsonNode day) {
    return Instant.ofEpochMilli(day.path("key").asLong())
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .toString();
  }

  private static long value(JsonNode bucket, String name) {
    return Math.round(bucket.path(name).path("value").asDouble());
  }
}
