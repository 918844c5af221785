package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class ReceiptsIT {
  private final ShopClient shop;
  private final String warehouse;
  private final String sku;

  ReceiptsIT(ShopClient shop) {
    this.shop = shop;
    this.warehouse = shop.warehouses().get(0);
    this.sku = shop.product();
  }

  private HttpAnswer receive(String key, String body) {
    return shop.api()
        .send(
            Call.json(
                "POST", "operator", "/api/v1/warehouses/" + warehouse + "/receipts", key, body));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  @Test
  void a_plain_receipt_is_of_known_goods_and_booked_once() {
    String delivery =
        "{\"kind\":\"RECEIPT\",\"reference\":\"%s\",\"items\":[{\"sku\":\"%s\",\"quantity\":4}]}"
            .formatted(key(), sku);

    assertThat(receive(key(), delivery.replace(sku, "no-such-sku")))
        .matches(a -> a.isProblem(404, "unknown-sku"));
    String key = key();
    HttpAnswer first = ShopClient.expect(201, receive(key, delivery));
    assertThat(receive(key, delivery).body()).isEqualTo(first.body());
    assertThat(receive(key(), delivery)).matches(a -> a.isProblem(409, "duplicate-reference"));
    assertThat(shop.available(sku)).isEqualTo(4);
  }
}
