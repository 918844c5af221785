package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class ReceivingIT {
  private static final String INBOUND = "/api/v1/inbound-shipments";
  private static final String TRANSFERS = "/api/v1/transfers";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ShopClient shop;
  private final String here;
  private final String there;
  private final String sku;

  ReceivingIT(ShopClient shop) {
    this.shop = shop;
    this.here = shop.warehouses().get(0);
    this.there = shop.warehouses().get(1);
    this.sku = shop.product();
  }

  private HttpAnswer post(String path, String key, String body) {
    return shop.api().send(Call.json("POST", "operator", path, key, body));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private String lines(int quantity) {
    return "\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}]";
  }

  private String notice(String reference, int quantity) {
    return """
        {"reference":"%s","supplier":"acme","warehouse":"%s","expectedAt":"2030-01-01T00:00:00Z",%s}"""
        .formatted(reference, here, lines(quantity));
  }

  private String counters(String warehouse) {
    HttpAnswer answer =
        shop.api().send(Call.get("operator", "/api/v1/warehouses/" + warehouse + "/stock/" + sku));
    JsonNode item = ShopClient.expect(200, answer).json();
    return item.get("onHand").asInt() + " on hand, " + item.get("incoming").asInt() + " incoming";
  }

  @Test
  void announced_goods_are_incoming_until_they_are_received_or_given_up() {
    String reference = key();
    String key = key();
    JsonNode announced = ShopClient.expect(201, post(INBOUND, key, notice(reference, 10))).json();
    assertThat(announced.get("status").asText()).isEqualTo("ANNOUNCED");
    assertThat(counters(here)).isEqualTo("0 on hand, 10 incoming");
    assertThat(post(INBOUND, key, notice(reference, 10)).json()).isEqualTo(announced);
    assertThat(post(INBOUND, key(), notice(reference, 10)))
        .matches(a -> a.isProblem(409, "duplicate-reference"));

    String receipts = INBOUND + "/" + announced.get("id").asText() + "/receipts";
    JsonNode first =
        ShopClient.expect(
                201, post(receipts, "r1" + reference, "{\"reference\":\"r1\"," + lines(4) + "}"))
            .json();
    assertThat(first.get("status").asText()).isEqualTo("PARTLY_RECEIVED");
    assertThat(first.get("discrepancies")).isEmpty();
    assertThat(counters(here)).isEqualTo("4 on hand, 6 incoming");

    JsonNode last =
        ShopClient.expect(
                201,
                post(
                    receipts,
                    "r2" + reference,
                    "{\"reference\":\"r2\"," + lines(5) + ",\"close\":true}"))
            .json();
    assertThat(last.get("status").asText()).isEqualTo("RECEIVED");
    assertThat(last.at("/discrepancies/0/announced").asInt()).isEqualTo(10);
    assertThat(last.at("/discrepancies/0/received").asInt()).isEqualTo(9);
    assertThat(counters(here)).isEqualTo("9 on hand, 0 incoming");
    assertThat(post(receipts, key(), "{\"reference\":\"r3\"," + lines(1) + "}"))
        .matches(a -> a.isProblem(409, "illegal-inbound-state"));
    assertThat(post(receipts, key(), "{\"reference\":\"r1\"," + lines(4) + "}"))
        .matches(a -> a.isProblem(409, "duplicate-reference"));

    HttpAnswer one =
        shop.api().send(Call.get("operator", INBOUND + "/" + announced.get("id").asText()));
    assertThat(ShopClient.expect(200, one).json().get("receipts")).hasSize(2);
    JsonNode list =
        shop.api()
            .send(Call.get("operator", INBOUND + "?warehouse=" + here + "&status=RECEIVED&limit=1"))
            .json();
    assertThat(list.at("/items/0/id").asText()).isEqualTo(announced.get("id").asText());
    assertThat(shop.available(sku)).isEqualTo(9);
    shop.settleAndAudit();
  }

  @Test
  void transferred_goods_are_received_lost_or_given_back() {
    shop.receive(here, sku, 10);
    String key = key();
    String body = "{\"from\":\"%s\",\"to\":\"%s\",%s}".formatted(here, there, lines(6));
    HttpAnswer started = ShopClient.expect(201, post(TRANSFERS, key, body));
    assertThat(started.json().get("status").asText()).isEqualTo("IN_TRANSIT");
    assertThat(post(TRANSFERS, key, body).json()).isEqualTo(started.json());
    assertThat(counters(here)).isEqualTo("4 on hand, 0 incoming");
    assertThat(counters(there)).isEqualTo("0 on hand, 6 incoming");
    HttpAnswer tooMany = post(TRANSFERS, key(), body);
    assertThat(tooMany).matches(a -> a.isProblem(409, "insufficient-stock"));
    assertThat(tooMany.json().at("/shortages/0/available").asInt()).isEqualTo(4);

    String transfer = TRANSFERS + "/" + started.json().get("id").asText();
    assertThat(post(transfer + "/receipts", key(), "{" + lines(7) + "}"))
        .matches(a -> a.isProblem(409, "receipt-exceeds-sent"));
    JsonNode received =
        ShopClient.expect(
                201, post(transfer + "/receipts", key(), "{" + lines(5) + ",\"close\":true}"))
            .json();
    assertThat(received.get("status").asText()).isEqualTo("RECEIVED");
    assertThat(received.at("/lines/0/lost").asInt()).isEqualTo(1);
    assertThat(counters(there)).isEqualTo("5 on hand, 0 incoming");
    assertThat(post(transfer + "/cancellation", null, ""))
        .matches(a -> a.isProblem(409, "illegal-transfer-state"));

    String back = "{\"from\":\"%s\",\"to\":\"%s\",%s}".formatted(there, here, lines(5));
    JsonNode second = ShopClient.expect(201, post(TRANSFERS, key(), back)).json();
    String cancellation = TRANSFERS + "/" + second.get("id").asText() + "/cancellation";
    JsonNode cancelled = ShopClient.expect(200, post(cancellation, null, "")).json();
    assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
    assertThat(ShopClient.expect(200, post(cancellation, null, "")).json()).isEqualTo(cancelled);
    assertThat(counters(there)).isEqualTo("5 on hand, 0 incoming");
    assertThat(
            shop.api()
                .send(Call.get("operator", TRANSFERS + "?status=CANCELLED&from=" + there))
                .json()
                .at("/items/0/id")
                .asText())
        .isEqualTo(second.get("id").asText());
    shop.settleAndAudit();
  }

  /** The provider takes five seconds, so that the order is not shipped before it is cancelled. */
  private String placeUnshipped(int quantity) {
    return shop.place("tok_slow", Map.of(sku, quantity));
  }

  @Test
  void a_purchase_limit_counts_unpaid_orders_and_forgets_cancelled_ones() {
    shop.receive(here, sku, 50);
    String limit = "/api/v1/products/" + sku + "/purchase-limit";
    Call set = Call.json("PUT", "operator", limit, null, "{\"perCustomer\":2,\"days\":30}");
    assertThat(shop.api().send(set).status()).isEqualTo(204);

    String first = placeUnshipped(2);
    HttpAnswer refused =
        shop.api().send(Call.order(key(), ShopClient.order("tok_ok", Map.of(sku, 1))));
    assertThat(refused).matches(a -> a.isProblem(409, "purchase-limit-exceeded"));
    assertThat(refused.json().get("limits").toString())
        .isEqualTo("[{\"sku\":\"%s\",\"limit\":2,\"bought\":2,\"requested\":1}]".formatted(sku));

    Call cancel =
        Call.json(
            "POST",
            "storefront",
            Api.ORDERS + "/" + first + "/cancellation",
            null,
            "{\"reason\":\"too many\"}");
    ShopClient.expect(200, shop.api().send(cancel));
    shop.place("tok_ok", Map.of(sku, 2));
    assertThat(shop.api().send(Call.json("DELETE", "operator", limit, null, "")).status())
        .isEqualTo(204);
    shop.place("tok_ok", Map.of(sku, 5));
    shop.settleAndAudit();
  }

  @Test
  void what_the_supplier_announces_is_pulled_once_also_when_it_fails_and_repeats_itself()
      throws Exception {
    String reference = key();
    supplier("PUT", "/v1/behaviour", "{\"answers\":\"ERROR_AFTER_SUCCESS\"}");
    supplier("POST", "/v1/notices", "[" + notice(reference, 7) + "]");
    WaitUntil.await(
        PATIENCE, () -> "not pulled: " + pulled(reference), () -> pulled(reference).size() == 1);
    supplier("PUT", "/v1/behaviour", "{\"answers\":\"TWICE\"}");
    supplier("POST", "/v1/notices", "[" + notice(key(), 3) + "]");
    WaitUntil.await(
        PATIENCE,
        () -> "not pulled: " + counters(here),
        () -> counters(here).equals("0 on hand, 10 incoming"));
    supplier("PUT", "/v1/behaviour", "{\"answers\":\"NORMAL\"}");
    assertThat(pulled(reference)).hasSize(1);
    shop.settleAndAudit();
  }

  private JsonNode pulled(String reference) {
    JsonNode items =
        shop.api()
            .send(Call.get("operator", INBOUND + "?supplier=acme&status=ANNOUNCED&limit=200"))
            .json()
            .get("items");
    var found = new com.fasterxml.jackson.databind.ObjectMapper().createArrayNode();
    items.forEach(
        item -> {
          if (item.get("reference").asText().equals(reference)) {
            found.add(item);
          }
        });
    return found;
  }

  private void supplier(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(shop.stack().descriptor().supplierUrl() + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void every_invalid_request_gets_its_own_answer() {
    String none = "/" + UUID.randomUUID();
    String good = notice(key(), 1);
    Map<Call, String> mistakes = new LinkedHashMap<>();
    put(mistakes, INBOUND, null, good, "400 idempotency-key-missing");
    put(mistakes, INBOUND, key(), "{}", "400 invalid-request");
    put(mistakes, INBOUND, key(), good.replace(here, "nowhere"), "404 unknown-warehouse");
    put(mistakes, INBOUND, key(), good.replace(sku, "no-such-sku"), "404 unknown-sku");
    put(mistakes, INBOUND, key(), good.replace("2030-", "soon"), "400 invalid-request");
    put(mistakes, INBOUND, key(), good.replace("2030-", "+99999-"), "400 invalid-request");
    put(mistakes, INBOUND, key(), notice(key(), 0), "400 invalid-request");
    put(mistakes, INBOUND, key(), notice("a\\u0000b", 1), "400 invalid-request");
    put(
        mistakes,
        INBOUND + none + "/receipts",
        key(),
        "{\"reference\":\"r\"," + lines(1) + "}",
        "404 unknown-inbound-shipment");
    put(
        mistakes,
        INBOUND + "/1/receipts",
        key(),
        "{\"reference\":\"r\"," + lines(1) + "}",
        "404 unknown-inbound-shipment");
    put(
        mistakes,
        INBOUND + none + "/receipts",
        key(),
        "{\"reference\":\"r\",\"lines\":[]}",
        "400 invalid-request");
    put(
        mistakes,
        TRANSFERS,
        key(),
        "{\"from\":\"%s\",\"to\":\"%1$s\",%s}".formatted(here, lines(1)),
        "400 invalid-request");
    put(
        mistakes,
        TRANSFERS,
        key(),
        "{\"from\":\"%s\",\"to\":\"nowhere\",%s}".formatted(here, lines(1)),
        "404 unknown-warehouse");
    put(
        mistakes,
        TRANSFERS + none + "/receipts",
        key(),
        "{" + lines(1) + "}",
        "404 unknown-transfer");
    put(mistakes, TRANSFERS + none + "/cancellation", null, "", "404 unknown-transfer");
    mistakes.put(Call.get("operator", INBOUND + "?colour=red"), "400 unknown-parameter");
    mistakes.put(Call.get("operator", INBOUND + "?status=LATE"), "400 invalid-request");
    mistakes.put(Call.get("operator", INBOUND + "?cursor=x"), "400 invalid-request");
    mistakes.put(Call.get("operator", TRANSFERS + "?from=A%20B"), "400 invalid-request");
    mistakes.put(Call.get("operator", TRANSFERS + none), "404 unknown-transfer");
    mistakes.put(Call.get("storefront", TRANSFERS), "403 forbidden");
    mistakes.put(Call.get("storefront", INBOUND), "403 forbidden");
    mistakes.put(Call.get(null, INBOUND), "401 unauthenticated");
    String limit = "/api/v1/products/" + sku + "/purchase-limit";
    mistakes.put(
        Call.json("PUT", "operator", limit, null, "{\"perCustomer\":0,\"days\":1}"),
        "400 invalid-request");
    mistakes.put(
        Call.json("PUT", "storefront", limit, null, "{\"perCustomer\":1,\"days\":1}"),
        "403 forbidden");
    mistakes.put(
        Call.json(
            "PUT",
            "operator",
            limit.replace(sku, "no-such-sku"),
            null,
            "{\"perCustomer\":1,\"days\":1}"),
        "404 unknown-sku");

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

  private static void put(
      Map<Call, String> mistakes, String path, String key, String body, String answer) {
    mistakes.put(Call.json("POST", "operator", path, key, body), answer);
  }
}
