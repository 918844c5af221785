package io.holdfast.chaos.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small catalogue: SKUs of one warehouse, SKUs of all warehouses and one hot SKU, all with ample
 * stock; and scarce SKUs that sell out.
 *
 * @param warehouses warehouses with stock
 */
public record ChaosCatalog(List<StackWarehouse> warehouses) {

  /** The hot SKU. */
  public static final String HOT = "hot";

  static final int LOCAL = 8;
  static final int EVERYWHERE = 40;
  static final int RARE = 4;
  private static final int PLENTY = 1_000_000;
  private static final int RARE_UNITS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lists every product and fills every warehouse. */
  public void stock(Endpoint admin) {
    List<String> skus = new ArrayList<>(plentiful());
    skus.addAll(scarce());
    warehouses.forEach(warehouse -> skus.addAll(locals(warehouse)));
    send(admin, ApiRequest.put("/api/v1/products", products(skus)));
    for (StackWarehouse warehouse : warehouses) {
      List<String> here = new ArrayList<>(plentiful());
      here.addAll(locals(warehouse));
      receive(admin, warehouse, "opening", here, PLENTY);
    }
  }

  /** Receives more of the scarce SKUs in every warehouse. */
  public void restock(Endpoint admin, int cycle) {
    warehouses.forEach(each -> receive(admin, each, "cycle-" + cycle, scarce(), RARE_UNITS));
  }

  /** A SKU stocked only in this warehouse. */
  String local(StackWarehouse warehouse, int number) {
    return "only-" + warehouse.code() + "-" + number;
  }

  String everywhere(int number) {
    return "any-" + number;
  }

  String rare(int number) {
    return "rare-" + number;
  }

  private List<String> locals(StackWarehouse warehouse) {
    return IntStream.range(0, LOCAL).mapToObj(number -> local(warehouse, number)).toList();
  }

  private List<String> plentiful() {
    List<String> skus = new ArrayList<>(List.of(HOT));
    IntStream.range(0, EVERYWHERE).mapToObj(this::everywhere).forEach(skus::add);
    return skus;
  }

  private List<String> scarce() {
    return IntStream.range(0, RARE).mapToObj(this::rare).toList();
  }

  private static void receive(
      Endpoint admin, StackWarehouse warehouse, String reference, List<String> skus, int units) {
    ObjectNode body = JSON.createObjectNode().put("kind", "RECEIPT").put("reference", reference);
    ArrayNode items = body.putArray("items");
    skus.forEach(sku -> items.addObject().put("sku", sku).put("quantity", units));
    String path = "/api/v1/warehouses/" + warehouse.code() + "/receipts";
    send(admin, ApiRequest.post(path, warehouse.code() + "-" + reference, bytes(body)));
  }

  private static byte[] products(List<String> skus) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode items = body.putArray("items");
    skus.forEach(
        sku ->
            items
                .addObject()
                .put("sku", sku)
                .put("name", "Article " + sku)
                .put("price", "2.50")
                .put("currency", "USD"));
    return bytes(body);
  }

  private static void send(Endpoint admin, ApiRequest call) {
    try (RetryingClient caller = new RetryingClient(new Wire(admin, PATIENCE), PATIENCE)) {
      ApiReply reply = caller.call(call);
      if (!reply.isSuccess()) {
        throw new StackFailure(call + " was answered " + reply.status() + " " + reply.text());
      }
    } catch (IOException e) {
      throw new StackFailure(call + " was not answered: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
