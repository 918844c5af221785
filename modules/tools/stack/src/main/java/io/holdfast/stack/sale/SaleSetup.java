package io.holdfast.stack.sale;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the products, the stock and the sale of a demonstration. */
final class SaleSetup {
  private static final int SKUS = 3;

  private final SaleApi admin;
  private final String id;

  SaleSetup(SaleApi admin, String id) {
    this.admin = admin;
    this.id = id;
  }

  /** The SKUs, each with a third of the units in one of three warehouses and a limit of one. */
  List<String> goods(int units) {
    List<String> skus = new ArrayList<>();
    JsonNode warehouses = admin.json(ApiRequest.get("/api/v1/warehouses?limit=200")).path("items");
    if (warehouses.isEmpty()) {
      throw new StackFailure("the stack has no warehouse");
    }
    for (int i = 0; i < SKUS; i++) {
      String sku = id + "-" + (i + 1);
      put(
          "/api/v1/products",
          "{\"items\":[{\"sku\":\"%s\",\"name\":\"Flash sale %d\",\"price\":9.99,\"currency\":\"USD\"}]}",
          sku,
          i + 1);
      receive(warehouses.get(i % warehouses.size()).path("code").asText(), sku, share(units, i));
      put("/api/v1/products/" + sku + "/purchase-limit", "{\"perCustomer\":1,\"days\":1}");
      skus.add(sku);
    }
    return skus;
  }

  static int share(int units, int index) {
    return units / SKUS + (index < units % SKUS ? 1 : 0);
  }

  /** Makes the sale. */
  void sale(List<String> skus, Instant opens, int perSecond, int lifetimeSeconds) {
    put(
        "/api/v1/sales/" + id,
        "{\"name\":\"Demonstration\",\"skus\":[\"%s\"],\"opensAt\":\"%s\",\"closesAt\":\"%s\","
            + "\"admitPerSecond\":%d,\"ticketLifetime\":\"PT%dS\"}",
        String.join("\",\"", skus),
        opens,
        opens.plusSeconds(3600),
        perSecond,
        lifetimeSeconds);
  }

  private void receive(String warehouse, String sku, int units) {
    String body =
        "{\"kind\":\"RECEIPT\",\"reference\":\"%s\",\"items\":[{\"sku\":\"%s\",\"quantity\":%d}]}"
            .formatted(sku, sku, units);
    admin.json(
        ApiRequest.post(
            "/api/v1/warehouses/" + warehouse + "/receipts",
            sku,
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private void put(String path, String body, Object... values) {
    admin.json(ApiRequest.put(path, body.formatted(values).getBytes(StandardCharsets.UTF_8)));
  }
}
