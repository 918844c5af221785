package io.holdfast.bench.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bench.machine.MeasuredStack;
import io.holdfast.stack.load.RequestWorkers;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.http.ApiRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings products and stock into a stack, through its public interface. */
final class BenchCatalog {
  private static final int CHUNK = 200;
  private static final int CONNECTIONS = 4;
  private static final int MOST_UNITS = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private final RequestWorkers crew;

  BenchCatalog(MeasuredStack stack) {
    crew = new RequestWorkers(stack.endpoint("admin"), CONNECTIONS);
  }

  /** Makes products of these SKUs at one price. */
  void products(List<String> skus, String price) {
    List<Task> tasks = new ArrayList<>();
    for (List<String> chunk : chunks(skus)) {
      List<Map<String, String>> items = chunk.stream().map(sku -> product(sku, price)).toList();
      tasks.add(
          new Task(ApiRequest.put("/api/v1/products", json(Map.of("items", items))), chunk.size()));
    }
    crew.work("products", "products", tasks);
  }

  /**
   * Receives a million units of each SKU in a warehouse, this many times.
   *
   * @param delivery reference of the delivery, which is received once
   */
  void receive(String warehouse, String delivery, List<String> skus, int times) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (List<String> chunk : chunks(skus)) {
        tasks.add(receipt(warehouse, delivery + "-" + i + "-" + tasks.size(), chunk));
      }
    }
    crew.work("stock of " + warehouse, "units", tasks);
  }

  private static Task receipt(String warehouse, String reference, List<String> skus) {
    List<Map<String, Object>> items =
        skus.stream()
            .map(sku -> Map.<String, Object>of("sku", sku, "quantity", MOST_UNITS))
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", "OPENING");
    body.put("reference", reference);
    body.put("items", items);
    String path = "/api/v1/warehouses/" + warehouse + "/receipts";
    ApiRequest call = ApiRequest.post(path, warehouse + "-" + reference, json(body));
    return new Task(call, (long) skus.size() * MOST_UNITS);
  }

  private static Map<String, String> product(String sku, String price) {
    return Map.of(
        "sku", sku,
        "name", "Measured " + sku,
        "brand", "Bench",
        "category", "Bench",
        "department", "Bench",
        "price", price,
        "currency", "USD");
  }

  private static List<List<String>> chunks(List<String> skus) {
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < skus.size(); from += CHUNK) {
      chunks.add(skus.subList(from, Math.min(from + CHUNK, skus.size())));
    }
    return chunks;
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
