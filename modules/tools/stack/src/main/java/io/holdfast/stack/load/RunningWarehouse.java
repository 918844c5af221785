package io.holdfast.stack.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.Bodies.Units;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.load.http.ApiRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A warehouse of the running stack, as the server lists it. */
record RunningWarehouse(String code, GeoPoint place) {

  /**
   * The warehouses of the stack.
   *
   * @throws StackFailure if there is none
   */
  static List<RunningWarehouse> all(RequestWorkers workers) {
    List<RunningWarehouse> warehouses = new ArrayList<>();
    try {
      byte[] page = workers.call(ApiRequest.get("/api/v1/warehouses?limit=200")).body();
      for (JsonNode item : new ObjectMapper().readTree(page).path("items")) {
        warehouses.add(of(item));
      }
    } catch (IOException malformed) {
      throw new StackFailure("GET /warehouses was not answered with JSON", malformed);
    }
    if (warehouses.isEmpty()) {
      throw new StackFailure("the stack has no warehouse");
    }
    return warehouses;
  }

  private static RunningWarehouse of(JsonNode item) {
    JsonNode location = item.path("location");
    JsonNode at = location.has("latitude") ? location : item;
    return new RunningWarehouse(
        item.path("code").asText(),
        new GeoPoint(at.path("latitude").asDouble(), at.path("longitude").asDouble()));
  }

  /** The nearest of the warehouses; of equally near ones the first by code. */
  static RunningWarehouse nearest(List<RunningWarehouse> warehouses, GeoPoint place) {
    return warehouses.stream()
        .min(
            Comparator.comparingDouble((RunningWarehouse w) -> w.place().kilometresTo(place))
                .thenComparing(RunningWarehouse::code))
        .orElseThrow();
  }

  /**
   * The requests that bring goods into this warehouse. Their keys follow from the reference.
   *
   * @param kind OPENING or RECEIPT
   */
  List<Task> receipts(String kind, String reference, List<Units> items) {
    List<Task> tasks = new ArrayList<>();
    for (List<Units> chunk : Chunks.of(items)) {
      ApiRequest call =
          ApiRequest.post(
              "/api/v1/warehouses/" + code + "/receipts",
              code + "-" + reference + "-" + tasks.size(),
              Bodies.receipt(kind, reference, chunk));
      tasks.add(new Task(call, chunk.stream().mapToLong(Units::quantity).sum()));
    }
    return tasks;
  }
}
