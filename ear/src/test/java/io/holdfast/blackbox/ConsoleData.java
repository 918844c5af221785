package io.holdfast.blackbox;

import io.holdfast.blackbox.Api.Call;
import java.util.UUID;

/** Goods on their way, made through the API for the tests of the console. */
final class ConsoleData {
  private ConsoleData() {}

  /** An announced shipment of ten units; gives its id. */
  static String announce(ShopClient shop, String warehouse, String sku) {
    String body =
        "{\"reference\":\"%s\",\"supplier\":\"Console Farms\",\"warehouse\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":10}]}";
    return create(
        shop,
        "/api/v1/inbound-shipments",
        body.formatted("PO-" + UUID.randomUUID().toString().substring(0, 8), warehouse, sku));
  }

  /** A transfer of one unit; gives its id. */
  static String transfer(ShopClient shop, String from, String to, String sku) {
    String body = "{\"from\":\"%s\",\"to\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}";
    return create(shop, "/api/v1/transfers", body.formatted(from, to, sku));
  }

  private static String create(ShopClient shop, String path, String body) {
    Call call = Call.json("POST", "operator", path, UUID.randomUUID().toString(), body);
    return ShopClient.expect(201, shop.api().send(call)).json().get("id").asText();
  }
}
