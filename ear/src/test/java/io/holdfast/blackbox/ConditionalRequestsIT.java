package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class ConditionalRequestsIT {
  private final ShopClient shop;
  private String item;

  ConditionalRequestsIT(ShopClient shop) {
    this.shop = shop;
  }

  @BeforeEach
  void a_stock_item_at_version_one() {
    String warehouse = shop.warehouses().get(0);
    String sku = shop.product(Map.of(warehouse, 10));
    item = "/api/v1/warehouses/" + warehouse + "/stock/" + sku;
    ShopClient.expect(201, shop.api().send(adjustment().with("If-Match", "*")));
    assertThat(shop.api().send(read()).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void a_star_allows_a_change_of_any_version() {
    assertThat(shop.api().send(adjustment().with("If-Match", "*")).header("ETag"))
        .isEqualTo("\"2\"");
    assertThat(shop.api().send(safetyStock().with("If-Match", "*")).status()).isEqualTo(204);
    assertThat(
            shop.api()
                .send(
                    new Call(
                            "POST",
                            item + "x/adjustments",
                            "operator",
                            adjustment().headers(),
                            adjustment().body())
                        .with("If-Match", "*")))
        .matches(a -> a.isProblem(404, "unknown-stock-item"));
  }

  @Test
  void one_current_tag_among_several_suffices_also_over_several_lines() {
    assertThat(shop.api().send(adjustment().with("If-Match", "\"0\", \"1\"")).status())
        .isEqualTo(201);
    // Header names are the same whatever their case, so these are two lines of one header.
    assertThat(
            shop.api()
                .send(adjustment().with("If-Match", "\"0\"").with("if-match", "\"2\""))
                .status())
        .isEqualTo(201);
    assertThat(shop.api().send(adjustment().with("If-Match", "\"0\", \"1\"")))
        .matches(a -> a.isProblem(412, "stale-version"));
  }

  @Test
  void a_weak_tag_allows_no_change() {
    assertThat(shop.api().send(adjustment().with("If-Match", "W/\"1\"")))
        .matches(a -> a.isProblem(412, "stale-version"));
    assertThat(shop.api().send(safetyStock().with("If-Match", "W/\"1\"")))
        .matches(a -> a.isProblem(412, "stale-version"));
    assertThat(shop.api().send(safetyStock().with("If-Match", "1")))
        .matches(a -> a.isProblem(400, "invalid-request"));
  }

  @Test
  void what_the_client_has_already_is_not_sent_again() {
    for (String known : new String[] {"\"1\"", "W/\"1\"", "*", "\"7\", \"1\""}) {
      HttpAnswer answer = shop.api().send(read().with("If-None-Match", known));
      assertThat(answer.status()).as(known).isEqualTo(304);
      assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }
    assertThat(shop.api().send(read().with("If-None-Match", "\"7\"")).status()).isEqualTo(200);
    assertThat(shop.api().send(read().with("If-Match", "\"7\"")).status()).isEqualTo(412);
  }

  @Test
  void a_product_is_made_once_and_changed_by_version() {
    String sku = "bb-" + UUID.randomUUID();
    Call made = product(sku, "1.50").with("If-None-Match", "*");

    assertThat(shop.api().send(product(sku, "1.50")))
        .matches(a -> a.isProblem(428, "if-match-required"));
    assertThat(shop.api().send(product(sku, "1.50").with("If-Match", "*")))
        .matches(a -> a.isProblem(404, "unknown-sku"));
    assertThat(shop.api().send(made).status()).isEqualTo(201);
    assertThat(shop.api().send(made)).matches(a -> a.isProblem(412, "stale-version"));
    assertThat(shop.api().send(product(sku, "2.50").with("If-Match", "\"1\"")).header("ETag"))
        .isEqualTo("\"2\"");
    assertThat(shop.api().send(product(sku, "3.50").with("If-Match", "\"1\"")))
        .matches(a -> a.isProblem(412, "stale-version"));
    assertThat(shop.api().send(product(sku + "x", "1.50").with("If-None-Match", "\"1\"")))
        .matches(a -> a.isProblem(400, "invalid-request"));
    Call retire = Call.json("DELETE", "operator", "/api/v1/products/" + sku, null, "");
    assertThat(shop.api().send(retire.with("If-Match", "\"1\"")))
        .matches(a -> a.isProblem(412, "stale-version"));
    assertThat(shop.api().send(retire.with("If-Match", "\"2\"")).status()).isEqualTo(204);
  }

  private static Call product(String sku, String price) {
    String body =
        "{\"sku\":\"%s\",\"name\":\"Article\",\"price\":%s,\"currency\":\"USD\"}"
            .formatted(sku, price);
    return Call.json("PUT", "operator", "/api/v1/products/" + sku, null, body);
  }

  @Test
  void the_openapi_document_names_the_header() {
    String document = shop.api().send(Call.get(null, "/openapi")).body();

    assertThat(document).contains("If-Match");
  }

  private Call read() {
    return Call.get("operator", item);
  }

  private Call adjustment() {
    return Call.json(
        "POST",
        "operator",
        item + "/adjustments",
        UUID.randomUUID().toString(),
        "{\"delta\":1,\"reason\":\"FOUND\",\"reference\":\"count-17\"}");
  }

  private Call safetyStock() {
    return Call.json("PUT", "operator", item + "/safety-stock", null, "{\"quantity\":2}");
  }
}
