package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BlackBox.class)
class CatalogueIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String PRODUCTS = "/api/v1/products";
  private static final String IMPORTS = "/api/v1/imports/";

  private final ShopClient shop;

  /** A word that no other product has, so that tests on one server do not meet. */
  private final String word =
      new Random()
          .ints(10, 'a', 'z' + 1)
          .mapToObj(letter -> String.valueOf((char) letter))
          .collect(Collectors.joining());

  CatalogueIT(ShopClient shop) {
    this.shop = shop;
  }

  private JsonNode get(String path) {
    return ShopClient.expect(200, shop.api().send(Call.get("operator", path))).json();
  }

  private static List<String> skus(JsonNode page) {
    return JsonValues.stream(page.get("items")).map(item -> item.get("sku").asText()).toList();
  }

  private HttpAnswer upload(String kind, String file) {
    return shop.api().send(csv(kind, file));
  }

  private static Call csv(String kind, String file) {
    return new Call(
        "POST",
        IMPORTS + kind,
        "operator",
        Map.of("Content-Type", "text/csv"),
        BodyPublishers.ofString(file));
  }

  private JsonNode imported(String kind, String file) {
    HttpAnswer accepted = ShopClient.expect(202, upload(kind, file));
    String path = IMPORTS + accepted.json().get("id").asText();
    assertThat(accepted.header("Location")).isEqualTo(path);
    WaitUntil.await(
        PATIENCE,
        () -> "still running: " + get(path),
        () -> !get(path).get("state").asText().equals("RUNNING"));
    return get(path);
  }

  /** Three products a, b and c whose SKUs begin with the word. */
  private void threeProducts() {
    JsonNode done =
        imported(
            "products",
            """
            \ufeffsku;name;brand;family;department;category;subcategory;price;currency\r
            %1$s-a;"%1$s ""green"" tea";Acme;Drink%1$s;Hot;Tea;Green;3.99;USD\r
            %1$s-b;%1$s bread;Baker;Food%1$s;Fresh;Bread;;12;USD\r
            %1$s-c;=%1$s jam;Acme;Food%1$s;Fresh;Spreads;;7.50;USD\r
            %1$s-d;%1$s;Acme;;;;;1e3;USD\r
            """
                .formatted(word));
    assertThat(done.get("state").asText()).isEqualTo("DONE");
    assertThat(done.get("accepted").asInt()).isEqualTo(3);
    assertThat(done.at("/rejected/0/line").asInt()).isEqualTo(5);
    assertThat(done.at("/rejected/0/reason").asText()).contains("1e3");
  }

  @Test
  void products_are_searched_filtered_sorted_and_counted() {
    threeProducts();
    String misspelt = "" + word.charAt(1) + word.charAt(0) + word.substring(2);

    JsonNode found = get(PRODUCTS + "?q=" + misspelt + "%20gre&facets=true");
    assertThat(skus(found)).containsExactly(word + "-a");
    assertThat(found.at("/facets/category/0/value").asText()).isEqualTo("Tea");
    assertThat(found.at("/facets/brand/0/count").asInt()).isEqualTo(1);
    JsonNode cheap = get(PRODUCTS + "?q=" + word + "&brand=Acme&sort=price&maxPrice=9&minPrice=3");
    assertThat(skus(cheap)).containsExactly(word + "-a", word + "-c");
    assertThat(cheap.has("facets")).isFalse();
    assertThat(skus(get(PRODUCTS + "?family=Food" + word + "&sort=name")))
        .containsExactly(word + "-c", word + "-b");
    JsonNode family =
        JsonValues.stream(get("/api/v1/categories").get("items"))
            .filter(one -> one.get("name").asText().equals("Food" + word))
            .findFirst()
            .orElseThrow();
    assertThat(family.get("count").asInt()).isEqualTo(2);
    assertThat(family.at("/children/0/name").asText()).isEqualTo("Fresh");
    assertThat(family.at("/children/0/children")).hasSize(2);

    HttpAnswer first =
        shop.api().send(Call.get("storefront", PRODUCTS + "?q=" + word + "&limit=2&sort=name"));
    String link = first.header("Link");
    assertThat(link).endsWith("rel=\"next\"");
    assertThat(skus(get(link.substring(1, link.indexOf('>'))))).containsExactly(word + "-b");
  }

  @Test
  void stock_is_imported_and_decides_what_is_listed_as_available() {
    threeProducts();
    String here = shop.warehouses().get(0);
    JsonNode received =
        imported(
            "stock",
            "warehouse,sku,quantity\n%1$s,%2$s-a,5\n%1$s,%2$s-x,1\n".formatted(here, word));
    assertThat(received.get("accepted").asInt()).isEqualTo(1);
    assertThat(received.at("/rejected/0/reason").asText()).contains("catalogue");
    assertThat(shop.available(word + "-a")).isEqualTo(5);

    assertThat(skus(get(PRODUCTS + "?q=" + word + "&inStock=true"))).containsExactly(word + "-a");
    assertThat(skus(get(PRODUCTS + "?q=" + word + "&inStock=false")))
        .containsExactly(word + "-c", word + "-b");

    imported("stock", "sku,warehouse,onHand\n%s-a,%s,3\n".formatted(word, here));
    assertThat(shop.available(word + "-a")).isEqualTo(3);
    HttpAnswer stock = shop.api().send(Call.get("operator", "/api/v1/exports/stock"));
    assertThat(stock.header("Content-Type")).startsWith("text/csv");
    assertThat(stock.body()).contains("%s,%s-a,3,0,0,3,0\r\n".formatted(here, word));
    shop.settleAndAudit();
  }

  @Test
  void a_retired_product_is_no_longer_listed_nor_sold() {
    threeProducts();
    Call retire = Call.json("DELETE", "operator", PRODUCTS + "/" + word + "-a", null, "");
    assertThat(shop.api().send(retire).status()).isEqualTo(204);

    assertThat(skus(get(PRODUCTS + "?q=" + word))).containsExactly(word + "-c", word + "-b");
    HttpAnswer order =
        shop.api()
            .send(
                Call.order(
                    UUID.randomUUID().toString(),
                    ShopClient.order("tok_ok", Map.of(word + "-a", 1))));
    assertThat(order).matches(a -> a.isProblem(404, "unknown-sku"));
  }

  @Test
  void a_large_file_is_imported_once_under_its_key() {
    int many = 30_000;
    String file =
        IntStream.range(0, many)
            .mapToObj(i -> word + "-" + i + "," + word + " number " + i + ",1,USD\n")
            .collect(Collectors.joining("", "sku,name,price,currency\n", ""));
    String key = UUID.randomUUID().toString();
    String id =
        ShopClient.expect(202, shop.api().send(csv("products", file).with("Idempotency-Key", key)))
            .json()
            .get("id")
            .asText();

    HttpAnswer again = shop.api().send(csv("products", file).with("Idempotency-Key", key));
    assertThat(again.json().get("id").asText()).isEqualTo(id);
    assertThat(shop.api().send(csv("products", file + "x").with("Idempotency-Key", key)))
        .matches(a -> a.isProblem(422, "idempotency-key-reused"));
    WaitUntil.await(
        PATIENCE,
        () -> "still running: " + get(IMPORTS + id),
        () -> get(IMPORTS + id).get("state").asText().equals("DONE"));
    assertThat(get(IMPORTS + id).get("accepted").asInt()).isEqualTo(many);
  }

  @Test
  void the_command_line_imports_and_exports(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("in.csv");
    Files.writeString(
        file, "sku,name,price,currency\n%1$s-a,%1$s,1,USD\n%1$s-b,,1,USD\n".formatted(word));

    CommandLine.Outcome in = shop.stack().run("import", "products", file.toString());
    assertThat(in.exit()).as(in.err()).isEqualTo(1);
    assertThat(in.out()).contains("line 3: name").contains("2 rows: 1 imported, 1 rejected");

    Path out = folder.resolve("out.csv");
    shop.stack().run("export", "products", "--out", out.toString()).expectSuccess();
    assertThat(Files.readAllLines(out).get(0))
        .isEqualTo("sku,name,brand,family,department,category,subcategory,price,currency,prices");
    assertThat(Files.readString(out)).contains("%1$s-a,%1$s,,,,,,1.00,USD".formatted(word));
    assertThat(shop.stack().run("export", "stock").expectSuccess()).startsWith("warehouse,sku,");
    CommandLine.Outcome missing = shop.stack().run("import", "stock", "no-such-file.csv");
    assertThat(missing.exit()).isEqualTo(2);
  }

  @Test
  void every_invalid_request_gets_its_own_answer() {
    Map<Call, String> mistakes = new LinkedHashMap<>();
    for (String query :
        List.of(
            "sort=size",
            "minPrice=1e3",
            "minPrice=-1",
            "maxPrice=1,000",
            "inStock=maybe",
            "facets=1",
            "cursor=x",
            "cursor=%00",
            "cursor=TkFNRQowCmEKYQ",
            "q=" + "x".repeat(201),
            "q=a%00b",
            "limit=201")) {
      mistakes.put(Call.get("storefront", PRODUCTS + "?" + query), "400 invalid-request");
    }
    mistakes.put(Call.get("storefront", PRODUCTS + "?colour=red"), "400 unknown-parameter");
    mistakes.put(Call.get("storefront", "/api/v1/categories?a=b"), "400 unknown-parameter");
    mistakes.put(Call.get("operator", IMPORTS + UUID.randomUUID()), "404 unknown-import");
    mistakes.put(Call.get("operator", IMPORTS + "1"), "404 unknown-import");
    mistakes.put(Call.get("storefront", IMPORTS + "1"), "403 forbidden");
    mistakes.put(Call.get("storefront", "/api/v1/exports/stock"), "403 forbidden");
    mistakes.put(Call.get(null, "/api/v1/exports/products"), "401 unauthenticated");
    mistakes.put(csv("products", ""), "400 invalid-request");
    mistakes.put(csv("products", "name,price\na,1\n"), "400 invalid-request");
    mistakes.put(csv("stock", "sku,name,price,currency\n"), "400 invalid-request");
    mistakes.put(csv("prices", "sku\n"), "405 method-not-allowed");
    mistakes.put(csv("products", "x").as("storefront"), "403 forbidden");
    mistakes.put(
        csv("products", "x").with("Idempotency-Key", "a b"), "400 idempotency-key-invalid");
    mistakes.put(
        csv("products", "x").with("Content-Type", "text/csv;charset=x-none"),
        "415 unsupported-media-type");
    mistakes.put(
        Call.json("POST", "operator", IMPORTS + "products", null, "{}"),
        "415 unsupported-media-type");

    Map<Call, String> given = new LinkedHashMap<>();
    mistakes
        .keySet()
        .forEach(
            call -> {
              HttpAnswer answer = shop.api().send(call);
              given.put(call, answer.status() + " " + answer.problem());
            });

    assertThat(given).isEqualTo(mistakes);
  }
}
