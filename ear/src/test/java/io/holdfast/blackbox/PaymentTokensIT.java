package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class PaymentTokensIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ShopClient shop;

  PaymentTokensIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void a_declined_order_is_cancelled_and_its_units_are_for_sale_again() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 3));
    String id = shop.place("tok_declined", Map.of(sku, 3));

    shop.awaitStatus(id, "CANCELLED", PATIENCE);

    assertThat(shop.available(sku)).isEqualTo(3);
    shop.awaitPaid(shop.place("tok_ok", Map.of(sku, 3)), PATIENCE);
  }

  @Test
  void a_failing_provider_is_asked_until_it_answers_and_authorises_once() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 100));
    List<String> placed =
        List.of("tok_slow", "tok_flaky", "tok_timeout_but_authorised").stream()
            .flatMap(token -> List.of(token, token, token).stream())
            .map(token -> shop.place(token, Map.of(sku, 1)))
            .toList();

    placed.forEach(id -> shop.awaitPaid(id, PATIENCE));

    Api provider = new Api(shop.stack().descriptor().paymentUrl());
    JsonNode statistics = provider.send(Call.get(null, "/v1/statistics")).json();
    assertThat(statistics.get("ordersAuthorisedTwice").asLong()).isZero();
    assertThat(statistics.get("ordersSeen").asLong()).isGreaterThanOrEqualTo(placed.size());
    shop.settleAndAudit();
  }
}
