package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(BlackBox.class)
class CurrenciesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ShopClient shop;

  CurrenciesIT(ShopClient shop) {
    this.shop = shop;
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1200, 3600, 3600", "USD, 12.34, 37.02, 3702", "KWD, 1.234, 3.702, 3702"})
  void a_product_is_sold_paid_and_shown_in_the_minor_units_of_its_currency(
      String currency, String price, String total, long minorUnits) {
    String sku = shop.product(price, currency);
    shop.receive(shop.warehouses().get(0), sku, 3);

    String id = shop.place("tok_ok", Map.of(sku, 3));
    shop.awaitPaid(id, PATIENCE);

    HttpAnswer product = shop.api().send(Call.get("storefront", "/api/v1/products/" + sku));
    assertThat(product.body()).contains("\"price\":" + price + ",");
    HttpAnswer order = shop.api().send(Call.get("storefront", Api.ORDERS + "/" + id));
    assertThat(order.body()).contains("\"unitPrice\":" + price + ",", "\"total\":" + total + ",");
    assertThat(order.json().get("currency").asText()).isEqualTo(currency);
    JsonNode paid =
        new Api(shop.stack().descriptor().paymentUrl())
            .send(Call.get(null, "/v1/authorisations?orderId=" + id))
            .json()
            .get("items")
            .get(0);
    assertThat(paid.get("amountCents").asLong()).isEqualTo(minorUnits);
    assertThat(paid.get("currency").asText()).isEqualTo(currency);
  }
}
