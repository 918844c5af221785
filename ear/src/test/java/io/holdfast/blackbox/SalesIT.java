package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import io.holdfast.kernel.KeyedPermutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Flash sales: tickets, the draw, admission, and the server killed in the middle. */
@ExtendWith(BlackBox.class)
class SalesIT {
  private static final int EARLY = 300;
  private static final int LATE = 20;
  private static final int UNITS = 60;

  private final ShopClient shop;
  private final String id = "bb-" + UUID.randomUUID();

  SalesIT(ShopClient shop) {
    this.shop = shop;
  }

  private String path() {
    return "/api/v1/sales/" + id;
  }

  private HttpAnswer put(String body) {
    return shop.api().send(Call.json("PUT", "operator", path(), null, body));
  }

  private static String sale(Instant opens, int rate, String lifetime, String... skus) {
    return "{\"name\":\"Friday\",\"skus\":[\"%s\"],\"opensAt\":\"%s\",\"closesAt\":\"%s\",\"admitPerSecond\":%d,\"ticketLifetime\":\"%s\"}"
        .formatted(String.join("\",\"", skus), opens, opens.plusSeconds(600), rate, lifetime);
  }

  private Call take(String customer) {
    String body = "{\"customerId\":\"" + customer + "\"}";
    return Call.json("POST", "storefront", path() + "/tickets", null, body);
  }

  private JsonNode ticket(String customer) {
    return ShopClient.expect(201, shop.api().send(take(customer))).json();
  }

  private JsonNode look(String ticket) {
    return ShopClient.expect(
            200, shop.api().send(Call.get("storefront", path() + "/tickets/" + ticket)))
        .json();
  }

  private JsonNode published() {
    return ShopClient.expect(200, shop.api().send(Call.get(null, path()))).json();
  }

  private Call buy(String customer, String sku, String ticket) {
    String body =
        ShopClient.order("tok_ok", Map.of(sku, 1)).replace("\"c1\"", "\"" + customer + "\"");
    Call call = Call.order(UUID.randomUUID().toString(), body);
    return ticket == null ? call : call.with("Sale-Ticket", ticket);
  }

  private void awaitState(String ticket, String state) {
    WaitUntil.await(
        Duration.ofSeconds(20),
        () -> look(ticket).toString(),
        () -> look(ticket).get("state").asText().equals(state));
  }

  @Test
  void a_sale_is_sold_in_the_order_of_the_draw_to_the_last_unit_though_the_server_is_killed() {
    List<String> codes = shop.warehouses();
    String sku = shop.product(Map.of(codes.get(0), 20, codes.get(1), 20, codes.get(2), UNITS - 40));
    Instant opens = Instant.now().plusSeconds(6);
    ShopClient.expect(201, put(sale(opens, 200, "PT1M", sku)));
    String commitment = published().get("drawCommitment").asText();
    assertThat(published().has("drawSeed")).isFalse();
    String first = ticket("early-0").get("ticket").asText();
    assertThat(shop.api().send(buy("early-0", sku, first)))
        .matches(a -> a.isProblem(403, "sale-ticket-waiting") && a.header("Retry-After") != null);
    Map<String, String> tickets = new HashMap<>();
    List<CompletableFuture<HttpAnswer>> early =
        IntStream.range(0, EARLY).mapToObj(i -> shop.api().start(take("early-" + i))).toList();
    early.forEach(
        answer -> {
          JsonNode taken = ShopClient.expect(201, answer.join()).json();
          tickets.put(taken.get("ticket").asText(), taken.get("place").asText());
        });
    assertThat(tickets.values().stream().distinct()).hasSize(EARLY);
    assertThat(tickets).containsKey(first);

    WaitUntil.await(Duration.ofSeconds(20), () -> "not opened", () -> published().has("drawSeed"));
    String seed = published().get("drawSeed").asText();
    assertThat(KeyedPermutation.commitmentTo(seed)).isEqualTo(commitment);
    IntStream.range(0, LATE).forEach(i -> ticket("late-" + i));
    int soldBefore = sell(sku, UNITS / 2);

    shop.stack().kill("server");
    shop.stack().run("start", "server").expectSuccess();

    assertThat(ticket("early-0").get("ticket").asText()).isEqualTo(first);
    ticket("after-the-crash");
    assertThat(soldBefore + sell(sku, UNITS)).isEqualTo(UNITS);
    WaitUntil.await(
        Duration.ofSeconds(10),
        () -> published().toString(),
        () -> published().get("state").asText().equals("SOLD_OUT"));
    assertThat(shop.available(sku)).isZero();
    shop.settleAndAudit();
    String verified = shop.stack().run("sale", "verify", id, "--ticket", first).expectSuccess();
    assertThat(verified).contains("The draw holds", "your ticket");
    assertThat(count("SELECT count(DISTINCT place) FROM sales.ticket WHERE sale_id = '%s'"))
        .isEqualTo(EARLY + LATE + 1L);
    assertThat(count("SELECT max(place) + 1 FROM sales.ticket WHERE sale_id = '%s'"))
        .isEqualTo(EARLY + LATE + 1L);
    assertThat(count("SELECT count(*) FROM orders.sale_ticket_use WHERE sale_id = '%s'"))
        .isEqualTo(UNITS);
  }

  private long count(String sql) {
    return shop.truth().hub(sql.formatted(id));
  }

  /** Buys with every admitted ticket until so many units were sold or all are. */
  private int sell(String sku, int most) {
    int[] sold = {0};
    Map<String, Boolean> done = new HashMap<>();
    WaitUntil.await(
        Duration.ofSeconds(60),
        () -> "sold " + sold[0] + " " + published(),
        () -> {
          List<String> customers = new ArrayList<>();
          IntStream.range(0, EARLY).forEach(i -> customers.add("early-" + i));
          customers.removeIf(done::containsKey);
          for (String customer : customers) {
            if (sold[0] >= most) {
              return true;
            }
            JsonNode ticket = ticket(customer);
            if (ticket.get("state").asText().equals("ADMITTED")) {
              HttpAnswer bought =
                  shop.api().send(buy(customer, sku, ticket.get("ticket").asText()));
              assertThat(bought.status()).as(bought.body()).isIn(201, 403, 409, 503);
              sold[0] += bought.status() == 201 ? 1 : 0;
              done.put(customer, true);
            }
          }
          return sold[0] >= most || published().get("state").asText().equals("SOLD_OUT");
        });
    return sold[0];
  }

  @Test
  void a_ticket_buys_once_and_for_its_customer_only() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    String other = shop.product(Map.of(shop.warehouses().get(0), 10));
    ShopClient.expect(201, put(sale(Instant.now().minusSeconds(1), 1_000, "PT4S", sku)));
    String mine = ticket("me").get("ticket").asText();
    String mangled =
        mine.substring(0, 20) + (mine.charAt(20) == 'A' ? 'B' : 'A') + mine.substring(21);
    awaitState(mine, "ADMITTED");

    assertThat(shop.api().send(buy("me", sku, null)))
        .matches(a -> a.isProblem(403, "sale-ticket-required"));
    for (HttpAnswer answer :
        List.of(
            shop.api().send(buy("me", sku, mangled)),
            shop.api().send(buy("you", sku, mine)),
            shop.api().send(buy("me", sku, "x".repeat(4_000))))) {
      assertThat(answer).matches(a -> a.isProblem(403, "sale-ticket-invalid"));
    }
    ShopClient.expect(201, shop.api().send(buy("me", other, null)));
    Call bought = buy("me", sku, mine);
    HttpAnswer order = ShopClient.expect(201, shop.api().send(bought));
    assertThat(shop.api().send(buy("me", sku, mine)))
        .as("used again")
        .matches(a -> a.isProblem(403, "sale-ticket-invalid"));
    assertThat(shop.api().send(bought.with("Sale-Ticket", "another")).body())
        .as("the stored answer")
        .isEqualTo(order.body());

    String late = ticket("late").get("ticket").asText();
    awaitState(late, "EXPIRED");
    assertThat(shop.api().send(buy("late", sku, late)))
        .matches(a -> a.isProblem(403, "sale-ticket-invalid"));
    assertThat(shop.api().send(Call.get("storefront", path() + "/tickets/" + mangled)))
        .matches(a -> a.isProblem(404, "unknown-sale-ticket"));
    assertThat(shop.api().send(Call.get("customer", path() + "/tickets/" + mine)))
        .as("a ticket of another customer")
        .matches(a -> a.isProblem(404, "unknown-sale-ticket"));
  }

  @Test
  void what_is_public_needs_no_credentials_and_the_rest_its_role() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    String body = sale(Instant.now().plusSeconds(300), 100, "PT10M", sku);
    ShopClient.expect(201, put(body));
    ShopClient.expect(200, put(body));

    HttpAnswer seen = ShopClient.expect(200, shop.api().send(Call.get(null, path())));
    assertThat(seen.header("Cache-Control")).isEqualTo("public, max-age=1");
    assertThat(seen.json().get("state").asText()).isEqualTo("SCHEDULED");
    ShopClient.expect(
        304, shop.api().send(Call.get(null, path()).with("If-None-Match", seen.header("ETag"))));
    ShopClient.expect(200, shop.api().send(Call.get(null, path() + "/draw")));
    ShopClient.expect(401, shop.api().send(Call.get(null, "/api/v1/sales")));
    ShopClient.expect(401, shop.api().send(take("c1").as(null)));
    ShopClient.expect(403, shop.api().send(Call.json("PUT", "storefront", path(), null, body)));
    assertThat(shop.api().send(take("c2").as("customer")).status()).isEqualTo(404);
    ShopClient.expect(201, shop.api().send(take("c1").as("customer")));
    assertThat(shop.api().send(Call.get(null, "/api/v1/sales/none")))
        .matches(a -> a.isProblem(404, "unknown-sale"));
    assertThat(shop.api().send(Call.get("operator", "/api/v1/sales")).body()).contains(id);
    String gauge = "holdfast_sale_waiting{";
    WaitUntil.await(
        Duration.ofSeconds(10),
        () -> "no " + gauge,
        () ->
            shop.api()
                .send(Call.get("admin", "/metrics"))
                .body()
                .lines()
                .anyMatch(line -> line.startsWith(gauge) && line.contains(id)));
  }

  @Test
  void wrong_sales_are_refused_with_the_rule_they_break() {
    String sku = shop.product();
    Instant soon = Instant.now().plusSeconds(300);
    String good = sale(soon, 100, "PT10M", sku);

    List<String> wrong =
        List.of(
            good.replace("\"PT10M\"", "\"ten\""),
            good.replace("\"PT10M\"", "\"PT0S\""),
            good.replace("\"PT10M\"", "\"P2D\""),
            good.replace("\"PT10M\"", "\"PT99999999999999999999H\""),
            good.replace(":100,", ":0,"),
            good.replace(":100,", ":\"1\","),
            good.replace("[\"" + sku + "\"]", "[]"),
            good.replace("[\"" + sku + "\"]", "[\"" + sku + "\",\"" + sku + "\"]"),
            good.replace("[\"" + sku + "\"]", "[null]"),
            good.replace(soon.toString(), "soon"),
            good.replace("\"opensAt\":\"" + soon, "\"opensAt\":\"" + soon.plusSeconds(9_999)),
            good.replace("Friday", "\\u0000"),
            "null",
            "[");
    Map<Integer, Long> statuses =
        wrong.stream()
            .map(this::put)
            .collect(Collectors.groupingBy(HttpAnswer::status, Collectors.counting()));

    assertThat(statuses).isEqualTo(Map.of(400, (long) wrong.size()));
    assertThat(put(good.replace(sku, "no-such-sku"))).matches(a -> a.isProblem(404, "unknown-sku"));
    ShopClient.expect(201, put(good));
    HttpAnswer twice =
        shop.api().send(Call.json("PUT", "operator", "/api/v1/sales/other-" + id, null, good));
    assertThat(twice).matches(a -> a.isProblem(409, "sku-in-another-sale"));
  }
}
