package io.holdfast.stack.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.stack.load.RequestWorkers.Task;
import io.holdfast.stack.load.foodmart.Delivery;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.FoodMartProduct;
import io.holdfast.stack.load.foodmart.FoodMartWarehouse;
import io.holdfast.stack.load.foodmart.Year;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Has the supplier's simulator announce the deliveries of 1997 once more, to the warehouses that
 * serve FoodMart's depots; the server pulls the notices. Repeating it announces nothing new.
 */
public final class SupplierNotices {
  private static final String SUPPLIER = "foodmart";
  private static final int LINES_A_NOTICE = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RequestWorkers server;
  private final RequestWorkers supplier;
  private final FoodMart foodMart = new FoodMart();

  /**
   * @param admin of the server, which knows the warehouses
   * @param supplier the simulator
   */
  public SupplierNotices(Endpoint admin, Endpoint supplier) {
    this.server = new RequestWorkers(admin, 1);
    this.supplier = new RequestWorkers(supplier, 1);
  }

  /**
   * Publishes the notices; returns how many.
   *
   * @throws io.holdfast.stack.StackFailure if server or simulator cannot be reached
   */
  public long publish() {
    Map<Integer, String> codes = new HashMap<>();
    List<RunningWarehouse> warehouses = RunningWarehouse.all(server);
    for (FoodMartWarehouse depot : foodMart.depots()) {
      codes.put(depot.number(), RunningWarehouse.nearest(warehouses, depot.place()).code());
    }
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    ArrayNode notices = JSON.createArrayNode();
    for (Delivery delivery : foodMart.deliveries(Year.Y1997)) {
      add(notices, delivery, codes.get(delivery.depot()), today);
    }
    ApiRequest call =
        ApiRequest.post(
            "/v1/notices", "notices", notices.toString().getBytes(StandardCharsets.UTF_8));
    return supplier.work("notices", "notices", List.of(new Task(call, notices.size())));
  }

  private static void add(ArrayNode notices, Delivery delivery, String code, Instant today) {
    List<Map.Entry<Integer, Integer>> units = new ArrayList<>(delivery.units().entrySet());
    for (int first = 0; first < units.size(); first += LINES_A_NOTICE) {
      ObjectNode notice =
          notices
              .addObject()
              .put("supplier", SUPPLIER)
              .put("reference", "asn-d%d-t%d-%d".formatted(delivery.depot(), delivery.day(), first))
              .put("warehouse", code)
              .put("expectedAt", today.plus(delivery.day() % 30 + 1L, ChronoUnit.DAYS).toString());
      ArrayNode lines = notice.putArray("lines");
      units
          .subList(first, Math.min(units.size(), first + LINES_A_NOTICE))
          .forEach(
              entry ->
                  lines
                      .addObject()
                      .put("sku", FoodMartProduct.sku(entry.getKey()))
                      .put("quantity", entry.getValue()));
    }
  }
}
