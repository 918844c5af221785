package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class BadInputIT {
  private static final int TWENTY_MEGABYTES = 20 << 20;
  private static final int MORE_THAN_ARE_READ_AT_A_TIME = 210;
  private static final String LINE = "{\"sku\":\"%s\",\"quantity\":%s}";

  private final ShopClient shop;
  private final String sku;
  private final String good;

  BadInputIT(ShopClient shop) {
    this.shop = shop;
    this.sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    this.good = ShopClient.order("tok_ok", Map.of(sku, 1));
  }

  /** What is wrong, and what the server has to say to it. */
  private Map<Call, String> mistakes() {
    Map<Call, String> mistakes = new LinkedHashMap<>();
    lines(mistakes);
    bodies(mistakes);
    prices(mistakes);
    keys(mistakes);
    callers(mistakes);
    paths(mistakes);
    return mistakes;
  }

  private void lines(Map<Call, String> mistakes) {
    mistakes.put(withLines(LINE.formatted("no-such-sku", "1")), "404 unknown-sku");
    for (String quantity : new String[] {"0", "-1", "1000001", "null", "2147483647"}) {
      mistakes.put(withLines(LINE.formatted(sku, quantity)), "400 invalid-request");
    }
    for (String quantity : new String[] {"2147483648", "1e400", "1.5", "\"1\"", "true"}) {
      mistakes.put(withLines(LINE.formatted(sku, quantity)), "400 malformed-request");
    }
    mistakes.put(withLines(""), "400 invalid-request");
    mistakes.put(withLines("null"), "400 invalid-request");
    String many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> LINE.formatted(sku, "1"))
            .collect(Collectors.joining(","));
    mistakes.put(withLines(many), "400 invalid-request");
    mistakes.put(withLines(LINE.formatted("' OR 1=1 --", "1")), "400 invalid-request");
    mistakes.put(withLines(LINE.formatted("a\\u0000b", "1")), "400 invalid-request");
  }

  private void bodies(Map<Call, String> mistakes) {
    mistakes.put(body("{\"customerId\":"), "400 malformed-request");
    mistakes.put(body(""), "400 malformed-request");
    mistakes.put(body("[]"), "400 malformed-request");
    mistakes.put(body("null"), "400 malformed-request");
    mistakes.put(body("{}"), "400 invalid-request");
    mistakes.put(body("[".repeat(200_000)), "400 malformed-request");
    mistakes.put(member("[".repeat(101) + "]".repeat(101)), "400 malformed-request");
    mistakes.put(member("{\"" + "n".repeat(300) + "\":1}"), "400 malformed-request");
    mistakes.put(member("\"" + "t".repeat(70_000) + "\""), "400 malformed-request");
    mistakes.put(member("9".repeat(101)), "400 malformed-request");
    mistakes.put(body(good + good), "400 malformed-request");
    mistakes.put(body(good.replace("48.7", "91")), "400 invalid-request");
    mistakes.put(body(good.replace("ATOMIC", "MAYBE")), "400 invalid-request");
    mistakes.put(body(good.replace("\"US\"", "\"XX\"")), "400 invalid-request");
    mistakes.put(body(good.replace("\"c1\"", "\" \"")), "400 invalid-request");
    for (String time : new String[] {"yesterday", "1969-12-31T23:59:59Z", "9999-01-01T00:00:00Z"}) {
      mistakes.put(body(orderedAt(good, time)), "400 invalid-request");
    }
    mistakes.put(body(good.replace("\"latitude\":48.7,", "")), "400 invalid-request");
    mistakes.put(body(good.replace("\"postalCode\":\"98225\",", "")), "400 invalid-request");
    mistakes.put(
        body(good.replace("\"latitude\":48.7,\"longitude\":-122.4", "\"city\":\"Nowhere\"")),
        "400 invalid-request");
    mistakes.put(body(good).with("Content-Encoding", "gzip"), "415 unsupported-media-type");
    mistakes.put(body(good).with("Content-Type", "text/plain"), "415 unsupported-media-type");
    byte[] huge = new byte[TWENTY_MEGABYTES];
    mistakes.put(
        new Call("POST", Api.ORDERS, "storefront", json(), BodyPublishers.ofByteArray(huge)),
        "413 body-too-large");
    mistakes.put(
        new Call(
            "POST",
            Api.ORDERS,
            "storefront",
            json(),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))),
        "413 body-too-large");
  }

  private static String orderedAt(String order, String time) {
    return order.replaceFirst("\\{", "{\"orderedAt\":\"" + time + "\",");
  }

  /** A good order with an unknown member. */
  private Call member(String value) {
    return body(good.replaceFirst("\\{", Matcher.quoteReplacement("{\"more\":" + value + ",")));
  }

  private void prices(Map<Call, String> mistakes) {
    mistakes.put(ShopClient.store("bb-bad", "1", "QQQ"), "400 invalid-request");
    mistakes.put(ShopClient.store("bb-bad", "1", "XAU"), "400 invalid-request");
    mistakes.put(ShopClient.store("bb-bad", "1.5", "JPY"), "400 invalid-request");
    mistakes.put(ShopClient.store("bb-bad", "1.234", "USD"), "400 invalid-request");
    mistakes.put(ShopClient.store("bb-bad", "0.1234", "KWD"), "400 invalid-request");
    mistakes.put(ShopClient.store("bb-bad", "-1", "JPY"), "400 invalid-request");
  }

  private void keys(Map<Call, String> mistakes) {
    mistakes.put(Call.order(null, good), "400 idempotency-key-missing");
    mistakes.put(Call.order("", good), "400 idempotency-key-missing");
    mistakes.put(Call.order("k".repeat(300), good), "400 idempotency-key-invalid");
    mistakes.put(Call.order("a key", good), "400 idempotency-key-invalid");
    String used = UUID.randomUUID().toString();
    ShopClient.expect(201, shop.api().send(Call.order(used, good)));
    mistakes.put(Call.order(used, good.replace("c1", "c2")), "422 idempotency-key-reused");
  }

  private void callers(Map<Call, String> mistakes) {
    mistakes.put(body(good).as(null), "401 unauthenticated");
    mistakes.put(body(good).as("nobody"), "401 unauthenticated");
    mistakes.put(body(good).as(null).with("Authorization", "Basic ???"), "401 unauthenticated");
    mistakes.put(Call.get(null, "/api/v1/products"), "401 unauthenticated");
    mistakes.put(Call.get(null, "/api/v1/no/such/path"), "401 unauthenticated");
    mistakes.put(Call.get("storefront", "/api/v1/operations/outbox"), "403 forbidden");
    mistakes.put(Call.get("operator", "/api/v1/operations/in-doubt"), "403 forbidden");
    mistakes.put(Call.json("PUT", "storefront", "/api/v1/products", null, "{}"), "403 forbidden");
    mistakes.put(
        Call.json(
            "POST", "storefront", adjustments(), UUID.randomUUID().toString(), "{\"delta\":1}"),
        "403 forbidden");
  }

  private void paths(Map<Call, String> mistakes) {
    mistakes.put(Call.get("storefront", "/api/v1/no/such/path"), "404 not-found");
    mistakes.put(Call.get("storefront", "/no/such/path"), "404 not-found");
    mistakes.put(Call.get("storefront", "/api/v1/availability" + many()), "400 invalid-request");
    mistakes.put(Call.get("storefront", Api.ORDERS + "/" + UUID.randomUUID()), "404 unknown-order");
    mistakes.put(Call.get("storefront", Api.ORDERS + "/1"), "404 unknown-order");
    mistakes.put(Call.get("storefront", Api.ORDERS + "?limit=1000"), "400 invalid-request");
    mistakes.put(Call.get("storefront", Api.ORDERS + "?cursor=%27"), "400 invalid-request");
    mistakes.put(Call.get("storefront", Api.ORDERS + "?status=ODD"), "400 invalid-request");
    mistakes.put(Call.get("storefront", Api.ORDERS + "?sttaus=PLACED"), "400 unknown-parameter");
    mistakes.put(Call.get("storefront", Api.ORDERS + "?sort=odd"), "400 invalid-request");
    mistakes.put(Call.get("storefront", Api.ORDERS + "?from=yesterday"), "400 invalid-request");
    mistakes.put(Call.get("operator", "/api/v1/stock?low=perhaps"), "400 invalid-request");
    mistakes.put(Call.get("operator", "/api/v1/stock?sort=odd"), "400 invalid-request");
    mistakes.put(
        Call.get("operator", "/api/v1/stock?sort=available&cursor=9999999999/a/b"),
        "400 invalid-request");
    mistakes.put(Call.get("operator", "/api/v1/stock?warehouse=none"), "404 unknown-warehouse");
    mistakes.put(Call.get("storefront", "/api/v1/stock"), "403 forbidden");
    mistakes.put(Call.get("operator", "/api/v1/warehouses?city=Rome"), "400 unknown-parameter");
    mistakes.put(Call.json("DELETE", "storefront", Api.ORDERS, null, ""), "405 method-not-allowed");
    mistakes.put(
        Call.json("POST", "operator", adjustments(), UUID.randomUUID().toString(), change()),
        "428 if-match-required");
    mistakes.put(
        Call.json("POST", "operator", adjustments(), UUID.randomUUID().toString(), change())
            .with("If-Match", "\"99\""),
        "412 stale-version");
    mistakes.put(
        Call.get("storefront", "/api/v1/warehouses/nowhere/stock"), "404 unknown-warehouse");
  }

  private static String many() {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> "sku=s" + i)
        .collect(Collectors.joining("&", "?", ""));
  }

  @Test
  void bodies_that_are_given_up_do_not_use_up_what_may_be_read_at_a_time() {
    byte[] wrong = ("nonsense\n" + "x".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);
    Call file =
        new Call(
            "POST",
            "/api/v1/imports/products",
            "operator",
            Map.of("Content-Type", "text/csv"),
            BodyPublishers.ofByteArray(wrong));
    for (int i = 0; i < MORE_THAN_ARE_READ_AT_A_TIME; i++) {
      assertThat(shop.api().send(file)).matches(a -> a.isProblem(400, "invalid-request"));
    }
    ShopClient.expect(201, shop.api().send(body(good)));
  }

  @Test
  void every_invalid_request_gets_its_own_answer_and_changes_nothing() {
    Map<Call, String> mistakes = mistakes();
    DatabaseFacts truth = shop.truth();
    Map<String, String> before = shop.awaitQuiet(truth);
    LogReader console = LogReader.fromNowOn(shop.stack().console());
    LogReader messages = LogReader.fromNowOn(shop.stack().messages());

    List<String> surprises = new ArrayList<>();
    mistakes.forEach(
        (call, expected) -> {
          String given = shortly(call);
          if (!given.equals(expected)) {
            surprises.add(given + " instead of " + expected + " for " + call);
          }
        });

    assertThat(surprises).isEmpty();
    assertThat(truth.fingerprint()).isEqualTo(before);
    assertThat(console.lines()).noneMatch(LogReader::isTrouble);
    assertThat(messages.lines()).noneMatch(LogReader::isTrouble);
  }

  @Test
  void two_lines_of_one_sku_are_one_demand() {
    String line = LINE.formatted(sku, "2");

    HttpAnswer answer = shop.api().send(withLines(line + "," + line));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("lines")).hasSize(1);
    assertThat(answer.json().get("lines").get(0).get("quantity").asInt()).isEqualTo(4);
    assertThat(shop.available(sku)).isEqualTo(6);
    String four = LINE.formatted(sku, "4");
    assertThat(shop.api().send(withLines(four + "," + four)))
        .matches(a -> a.isProblem(409, "insufficient-stock"));
  }

  private String shortly(Call call) {
    HttpAnswer answer = shop.api().send(call);
    assertThat(answer.body()).doesNotContain("\tat ").doesNotContain("Exception");
    return answer.status() + " " + answer.problem();
  }

  private static Call withLines(String lines) {
    return body(ShopClient.orderOf(lines));
  }

  private static Call body(String text) {
    return Call.order(UUID.randomUUID().toString(), text);
  }

  private static Map<String, String> json() {
    return Map.of(
        "Content-Type", "application/json", "Idempotency-Key", UUID.randomUUID().toString());
  }

  private String adjustments() {
    return "/api/v1/warehouses/" + shop.warehouses().get(0) + "/stock/" + sku + "/adjustments";
  }

  private static String change() {
    return "{\"delta\":-3,\"reason\":\"DAMAGED\",\"reference\":\"count-17\"}";
  }
}
