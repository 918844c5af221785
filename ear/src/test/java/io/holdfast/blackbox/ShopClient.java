package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Test client of the HTTP interface: products, orders, and the final state. */
final class ShopClient {
  private static final Duration SETTLE = Duration.ofSeconds(90);

  /** A callback may confirm an order while the call to the provider still has its four attempts. */
  private static final Duration IN_FLIGHT = Duration.ofSeconds(20);

  private static final Set<String> PAID =
      Set.of("CONFIRMED", "PARTLY_SHIPPED", "SHIPPED", "COMPLETED");

  /** Distance of the carrier's port from the server's. */
  private static final int CARRIER = 3;

  /** What Location has to be: an absolute path, in the API once. */
  private static final Pattern RESOURCE =
      Pattern.compile("/api/v1/(?!api/)[a-z-]+/[^/]+(/tickets/[^/]+)?");

  private static final String PRODUCT =
      "{\"sku\":\"%s\",\"name\":\"Article %1$s\",\"price\":%s,\"currency\":\"%s\"}";

  private final StackUnderTest stack;
  private final Api api;

  ShopClient(StackUnderTest stack) {
    this.stack = stack;
    this.api = new Api(stack.descriptor().baseUrl());
  }

  StackUnderTest stack() {
    return stack;
  }

  Api api() {
    return api;
  }

  DatabaseFacts truth() {
    return new DatabaseFacts(stack.status(), stack.descriptor().hub().superuser());
  }

  /** The codes of the warehouses that the stack started with. */
  List<String> warehouses() {
    return stack.descriptor().warehouses().stream().map(w -> w.node().code()).limit(4).toList();
  }

  /** A new product without stock. */
  String product() {
    return product("2.50", "USD");
  }

  /** A new product at this price without stock. */
  String product(String price, String currency) {
    String sku = "bb-" + UUID.randomUUID();
    expect(200, api.send(store(sku, price, currency)));
    return sku;
  }

  /** The call that stores a product. */
  static Call store(String sku, String price, String currency) {
    String body = "{\"items\":[" + PRODUCT.formatted(sku, price, currency) + "]}";
    return Call.json("PUT", "admin", "/api/v1/products", null, body);
  }

  /** A new product with this many units in each of these warehouses. */
  String product(Map<String, Integer> units) {
    String sku = product();
    units.forEach((warehouse, quantity) -> receive(warehouse, sku, quantity));
    return sku;
  }

  /** A receipt of units. */
  void receive(String warehouse, String sku, int units) {
    String body =
        "{\"kind\":\"RECEIPT\",\"reference\":\"%s\",\"items\":[{\"sku\":\"%s\",\"quantity\":%d}]}"
            .formatted(UUID.randomUUID(), sku, units);
    expect(
        201,
        api.send(
            Call.json(
                "POST",
                "operator",
                "/api/v1/warehouses/" + warehouse + "/receipts",
                UUID.randomUUID().toString(),
                body)));
  }

  /** The body of an order by a customer in Seattle. */
  static String order(String token, Map<String, Integer> lines) {
    return lines.entrySet().stream()
        .map(line -> "{\"sku\":\"%s\",\"quantity\":%d}".formatted(line.getKey(), line.getValue()))
        .collect(Collectors.joining(",", head(), tail(token)));
  }

  /** The body of an order with these lines as they are. */
  static String orderOf(String lines) {
    return head() + lines + tail("tok_ok");
  }

  private static String head() {
    return "{\"customerId\":\"c1\",\"shipTo\":{\"country\":\"US\",\"postalCode\":\"98225\","
        + "\"latitude\":48.7,\"longitude\":-122.4},\"lines\":[";
  }

  private static String tail(String token) {
    return "],\"payment\":{\"token\":\"" + token + "\"},\"placement\":\"ATOMIC\"}";
  }

  /** Places an order that is accepted, and gives its id. */
  String place(String token, Map<String, Integer> lines) {
    HttpAnswer answer = api.send(Call.order(UUID.randomUUID().toString(), order(token, lines)));
    String id = expect(201, answer).json().get("id").asText();
    assertThat(answer.header("Location")).isEqualTo(Api.ORDERS + "/" + id);
    return id;
  }

  /** An order as it is now. */
  JsonNode order(String id) {
    return expect(200, api.send(Call.get("storefront", Api.ORDERS + "/" + id))).json();
  }

  /** Waits until an order has this status. */
  void awaitStatus(String id, String status, Duration atMost) {
    WaitUntil.await(
        atMost,
        () -> "order " + order(id) + " is not " + status,
        () -> order(id).get("status").asText().equals(status));
  }

  /** Waits until an order is paid; it may have shipped or arrived since. */
  void awaitPaid(String id, Duration atMost) {
    WaitUntil.await(
        atMost,
        () -> "order " + order(id) + " is not paid",
        () -> PAID.contains(order(id).get("status").asText()));
  }

  /** The carrier's interface. */
  Api carrier() {
    return new Api("http://127.0.0.1:" + (stack.port() + CARRIER));
  }

  /** Sets how the carrier works and misbehaves; an empty object for normal behaviour. */
  void carrier(String switches) {
    expect(200, carrier().send(Call.json("PUT", null, "/v1/switches", null, switches)));
  }

  /** Units that can be sold, over all warehouses. */
  long available(String sku) {
    HttpAnswer answer = api.send(Call.get("storefront", "/api/v1/availability/" + sku));
    return expect(200, answer).json().get("available").asLong();
  }

  /**
   * Waits until every order is decided, every event sent and every payment operation done, then
   * checks every invariant.
   */
  Duration settleAndAudit() {
    DatabaseFacts truth = truth();
    Duration took = settle(truth);
    WaitUntil.await(
        SETTLE,
        () -> "open payment operations: " + openPayments(truth),
        () -> openPayments(truth) == 0);
    assertThat(stack.broken(IN_FLIGHT)).isEmpty();
    return took;
  }

  /** Waits until every order is decided and every event sent. */
  Duration settle(DatabaseFacts truth) {
    return WaitUntil.await(
        SETTLE, () -> "unsettled: " + unsettled(truth), () -> unsettled(truth).equals("0/0/0/0"));
  }

  /**
   * Waits until nothing moves any more: every parcel has arrived, every payment operation and
   * message is done, and the databases are the same at two looks.
   */
  Map<String, String> awaitQuiet(DatabaseFacts truth) {
    List<Map<String, String>> looks = new ArrayList<>(List.of(Map.of()));
    WaitUntil.await(
        SETTLE,
        () -> "still under way: " + unsettled(truth) + ", " + underWay(truth),
        () -> {
          looks.add(truth.fingerprint());
          return unsettled(truth).equals("0/0/0/0")
              && underWay(truth) == 0
              && looks.get(looks.size() - 1).equals(looks.get(looks.size() - 2));
        });
    return looks.get(looks.size() - 1);
  }

  private static long openPayments(DatabaseFacts truth) {
    return truth.hub("SELECT count(*) FROM payments.operation WHERE state = 'PENDING'");
  }

  private static long underWay(DatabaseFacts truth) {
    return truth.hub(
        """
        SELECT (SELECT count(*) FROM fulfilment.shipment WHERE status = 'DISPATCHED')
             + (SELECT count(*) FROM payments.operation WHERE state = 'PENDING')
             + (SELECT count(*) FROM notifications.notification WHERE state = 'PENDING')""");
  }

  private static String unsettled(DatabaseFacts truth) {
    return truth.hub(
            """
            SELECT (SELECT count(*) FROM orders.orders WHERE status IN ('PENDING', 'PLACED'))
                 + (SELECT count(*) FROM orders.saga_step
                    WHERE release_asked_at IS NOT NULL AND released_at IS NULL)""")
        + "/"
        + truth.hub(
            """
            SELECT count(*) FROM fulfilment.shipment
            WHERE status IN ('PENDING', 'LABELLED') OR void_due""")
        + "/"
        + truth.everywhere("SELECT count(*) FROM messaging.outbox WHERE status <> 'SENT'")
        + "/"
        + truth.inDoubt();
  }

  /** The answer, if it has the status. */
  static HttpAnswer expect(int status, HttpAnswer answer) {
    if (answer.status() != status) {
      throw new AssertionError(
          "status " + answer.status() + " instead of " + status + ": " + answer.body());
    }
    String location = answer.header("Location");
    if (location != null && !RESOURCE.matcher(location).matches()) {
      throw new AssertionError("Location " + location + " is not the path of a resource");
    }
    return answer;
  }
}
