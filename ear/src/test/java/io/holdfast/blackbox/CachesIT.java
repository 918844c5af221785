package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class CachesIT {
  private static final String AVAILABILITY = "/api/v1/availability";
  private static final String CACHES = "/api/v1/operations/caches";

  private final ShopClient shop;

  CachesIT(ShopClient shop) {
    this.shop = shop;
  }

  private HttpAnswer get(String path) {
    return shop.api().send(Call.get("storefront", path));
  }

  private HttpAnswer getUnless(String path, String tag) {
    return shop.api().send(Call.get("storefront", path).with("If-None-Match", tag));
  }

  @Test
  void availability_is_sent_again_only_if_it_has_changed_and_a_sale_changes_it_at_once() {
    List<String> warehouses = shop.warehouses();
    String sku = shop.product(Map.of(warehouses.get(0), 3, warehouses.get(1), 2));
    String path = AVAILABILITY + "/" + sku;
    HttpAnswer first = ShopClient.expect(200, get(path));
    String tag = first.header("ETag");

    assertThat(first.json().get("available").asInt()).isEqualTo(5);
    assertThat(first.json().get("warehouses")).hasSize(2);
    assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=1");
    assertThat(tag).matches("\"[0-9a-f]+\"");
    for (String known : new String[] {tag, "W/" + tag, "*", "\"x\", " + tag}) {
      HttpAnswer same = getUnless(path, known);
      assertThat(same.status()).as(known).isEqualTo(304);
      assertThat(same.header("ETag")).isEqualTo(tag);
      assertThat(same.header("Cache-Control")).isEqualTo("public, max-age=1");
      assertThat(same.body()).isEmpty();
    }
    assertThat(getUnless(path, "no quotes")).matches(a -> a.isProblem(400, "invalid-request"));

    shop.place("tok_ok", Map.of(sku, 2));

    HttpAnswer sold = ShopClient.expect(200, getUnless(path, tag));
    assertThat(sold.json().get("available").asInt()).isEqualTo(3);
    assertThat(sold.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void an_unknown_sku_is_named_and_does_not_fail_the_others() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 3));
    String other = shop.product();
    String missing = "missing-" + UUID.randomUUID();
    String path = AVAILABILITY + "?sku=" + sku + "&sku=" + missing + "&sku=" + other;

    HttpAnswer answer = ShopClient.expect(200, get(path));

    JsonNode items = answer.json().get("items");
    assertThat(items).hasSize(2);
    assertThat(items.get(0).get("sku").asText()).isEqualTo(sku);
    assertThat(items.get(1).get("available").asInt()).isZero();
    assertThat(answer.json().get("unknown").get(0).asText()).isEqualTo(missing);
    assertThat(getUnless(path, answer.header("ETag")).status()).isEqualTo(304);
    assertThat(get(AVAILABILITY + "/" + missing)).matches(a -> a.isProblem(404, "unknown-sku"));

    ShopClient.expect(200, shop.api().send(ShopClient.store(missing, "1.00", "USD")));
    assertThat(get(AVAILABILITY + "/" + missing).status()).as("no longer unknown").isEqualTo(200);
    assertThat(getUnless(path, answer.header("ETag")).status()).isEqualTo(200);
  }

  @Test
  void a_changed_product_is_shown_at_once() {
    String sku = shop.product("2.50", "USD");
    String path = "/api/v1/products/" + sku;
    assertThat(get(path).json().get("price").asDouble()).isEqualTo(2.5);

    ShopClient.expect(200, shop.api().send(ShopClient.store(sku, "3.50", "USD")));

    assertThat(get(path).json().get("price").asDouble()).isEqualTo(3.5);
  }

  @Test
  void an_administrator_looks_at_the_caches_and_empties_them() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 3));
    get(AVAILABILITY + "/" + sku);
    long hits = state("availability").get("hits").asLong();
    get(AVAILABILITY + "/" + sku);

    JsonNode before = state("availability");
    assertThat(before.get("hits").asLong()).isGreaterThan(hits);
    assertThat(before.get("size").asLong()).isPositive();
    assertThat(before.get("level").asText()).isEqualTo("LOCAL");
    assertThat(before.get("loads").asLong()).isPositive();
    assertThat(before.get("invalidations").asLong()).isPositive();
    assertThat(state("products").get("misses").asLong()).isGreaterThanOrEqualTo(0);

    assertThat(clear("availability", "admin").status()).isEqualTo(204);
    assertThat(state("availability").get("size").asLong()).isLessThan(before.get("size").asLong());
    assertThat(clear("nothing", "admin")).matches(a -> a.isProblem(404, "unknown-cache"));
    assertThat(clear("availability", "operator")).matches(a -> a.isProblem(403, "forbidden"));
    assertThat(shop.api().send(Call.get("operator", CACHES)))
        .matches(a -> a.isProblem(403, "forbidden"));
    assertThat(ShopClient.expect(200, shop.api().send(Call.get("admin", "/metrics"))).body())
        .contains("holdfast_cache_hits{cache=\"availability\",level=\"local\"")
        .contains("holdfast_cache_size{cache=\"products\",level=\"distributed\"");
  }

  private HttpAnswer clear(String cache, String user) {
    return shop.api().send(Call.json("DELETE", user, CACHES + "/" + cache, null, ""));
  }

  private JsonNode state(String cache) {
    return JsonValues.stream(
            ShopClient.expect(200, shop.api().send(Call.get("admin", CACHES))).json().get("items"))
        .filter(item -> item.get("name").asText().equals(cache))
        .findFirst()
        .orElseThrow();
  }
}
