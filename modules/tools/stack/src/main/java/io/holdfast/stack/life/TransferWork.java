package io.holdfast.stack.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.RequestWorkers;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.http.ApiRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Moves some units from each warehouse to the next; of every fifth transfer a unit is lost. */
final class TransferWork {
  private static final int UNITS = 5;
  private static final int LOSS_EVERY = 5;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IN_TRANSIT =
      """
      SELECT t.id::text, l.sku, l.sent
      FROM inventory.transfer t JOIN inventory.transfer_line l ON l.transfer_id = t.id
      WHERE t.status = 'IN_TRANSIT' ORDER BY t.id""";

  private final LifeRecords records;
  private final RequestWorkers operators;

  TransferWork(LifeRecords records, RequestWorkers operators) {
    this.records = records;
    this.operators = operators;
  }

  /** Sends and receives so many transfers, or fewer if the warehouses have too little. */
  void transferSome(int wanted) throws SQLException {
    List<String> warehouses = warehouses();
    List<Task> sent = new ArrayList<>();
    String run = UUID.randomUUID().toString();
    for (int i = 0; warehouses.size() > 1 && i < warehouses.size(); i++) {
      String from = warehouses.get(i);
      String to = warehouses.get((i + 1) % warehouses.size());
      for (String sku : plentiful(from, (wanted + warehouses.size() - 1) / warehouses.size())) {
        sent.add(departure(from, to, sku, "life-" + run + "-" + sent.size()));
      }
    }
    operators.work("sending transfers", "transfers", sent);
    List<Task> arrivals = new ArrayList<>();
    records.list(
        IN_TRANSIT,
        row ->
            arrivals.add(
                arrival(row.getString(1), row.getString(2), row.getInt(3), arrivals.size())));
    operators.work("receiving transfers", "transfers", arrivals);
  }

  private List<String> warehouses() {
    List<String> codes = new ArrayList<>();
    get("/api/v1/warehouses?limit=200").forEach(item -> codes.add(item.get("code").asText()));
    return codes;
  }

  private List<String> plentiful(String warehouse, int most) {
    List<String> skus = new ArrayList<>();
    for (JsonNode item : get("/api/v1/warehouses/" + warehouse + "/stock?limit=200")) {
      if (skus.size() < most && item.get("available").asInt() >= 2 * UNITS) {
        skus.add(item.get("sku").asText());
      }
    }
    return skus;
  }

  private JsonNode get(String path) {
    try {
      return JSON.readTree(operators.call(ApiRequest.get(path)).body()).get("items");
    } catch (IOException malformed) {
      throw new StackFailure("GET " + path + " was not answered with JSON", malformed);
    }
  }

  private static Task departure(String from, String to, String sku, String key) {
    return post(
        "/api/v1/transfers",
        key,
        "{\"from\":\"%s\",\"to\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}"
            .formatted(from, to, sku, UNITS));
  }

  private static Task arrival(String id, String sku, int units, int ordinal) {
    int came = ordinal % LOSS_EVERY == LOSS_EVERY - 1 ? units - 1 : units;
    return post(
        "/api/v1/transfers/" + id + "/receipts",
        "life-receipt-" + id,
        "{\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}],\"close\":true}".formatted(sku, came));
  }

  private static Task post(String path, String key, String body) {
    return new Task(ApiRequest.post(path, key, body.getBytes(StandardCharsets.UTF_8)), 1);
  }
}
