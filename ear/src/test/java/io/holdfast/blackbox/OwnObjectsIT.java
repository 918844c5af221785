package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever a customer may call ({@link AccessMatrixIT#CUSTOMERS}) has a request here about an
 * object of its own and of another. The demo's user {@code customer} is the customer c1.
 */
@ExtendWith(BlackBox.class)
class OwnObjectsIT {
  private static final String CUSTOMER = "customer";
  private static final String SHOP = "storefront";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ShopClient shop;
  private final String sku;
  private final String sale = "own-" + UUID.randomUUID();

  OwnObjectsIT(ShopClient shop) {
    this.shop = shop;
    this.sku = shop.product(Map.of(shop.warehouses().get(0), 100));
  }

  /**
   * What one customer has.
   *
   * @param order that was shipped
   */
  private record Belongings(String customer, String order, String aReturn, String ticket) {}

  @Test
  void a_customer_reaches_its_own_objects_only_and_a_storefront_those_of_all() {
    List<String> customers = List.of("c1", "stranger-" + UUID.randomUUID());
    open();
    List<String> orders = customers.stream().map(c -> place(c, "tok_ok")).toList();
    orders.forEach(order -> shop.awaitStatus(order, "COMPLETED", PATIENCE));
    Belongings own = belongings(customers.get(0), orders.get(0));
    Belongings foreign = belongings(customers.get(1), orders.get(1));
    Map<String, Function<Belongings, Call>> calls = calls();
    assertThat(calls.keySet()).isEqualTo(new TreeSet<>(AccessMatrixIT.CUSTOMERS));

    Map<String, String> surprises = new LinkedHashMap<>();
    calls.forEach(
        (operation, call) -> {
          check(surprises, operation, call.apply(own).as(CUSTOMER), Set.of(200, 201));
          check(surprises, operation, call.apply(own).as(SHOP), Set.of(200, 201));
          check(
              surprises,
              operation,
              call.apply(foreign).as(CUSTOMER),
              // A list is not refused: it has nothing of others, as is checked below.
              operation.equals("listOrders") ? Set.of(200) : Set.of(403, 404));
          check(surprises, operation, call.apply(foreign).as(SHOP), Set.of(200, 201));
        });

    assertThat(surprises).isEmpty();
    String foreignOnes = "customerId=" + customers.get(1);
    assertThat(customersListedFor(CUSTOMER, "limit=200")).containsOnly("c1");
    assertThat(customersListedFor(CUSTOMER, foreignOnes)).isEmpty();
    assertThat(customersListedFor(SHOP, foreignOnes)).containsOnly(customers.get(1));
  }

  /** 204 is an answer like 200. */
  private void check(
      Map<String, String> surprises, String operation, Call call, Set<Integer> expected) {
    int status = shop.api().statusOf(call);
    if (!expected.contains(status == 204 ? 200 : status)) {
      surprises.put(operation + " " + call.path() + " by " + call.user(), "" + status);
    }
  }

  private Set<String> customersListedFor(String user, String query) {
    HttpAnswer page = shop.api().send(Call.get(user, Api.ORDERS + "?" + query));
    return JsonValues.stream(ShopClient.expect(200, page).json().get("items"))
        .map(order -> order.get("customerId").asText())
        .collect(Collectors.toSet());
  }

  private void open() {
    Instant opens = Instant.now().plusSeconds(600);
    String terms =
        "{\"name\":\"Friday\",\"skus\":[\"%s\"],\"opensAt\":\"%s\",\"closesAt\":\"%s\",\"admitPerSecond\":10,\"ticketLifetime\":\"PT10M\"}"
            .formatted(shop.product(), opens, opens.plusSeconds(600));
    ShopClient.expect(
        201, shop.api().send(Call.json("PUT", "operator", "/api/v1/sales/" + sale, null, terms)));
  }

  private Belongings belongings(String customer, String order) {
    HttpAnswer requested = shop.api().send(returned(order));
    HttpAnswer taken = shop.api().send(ticket(customer));
    return new Belongings(
        customer,
        order,
        ShopClient.expect(201, requested).json().get("id").asText(),
        ShopClient.expect(201, taken).json().get("ticket").asText());
  }

  /** A request of each operation that succeeds for whom the object belongs to. */
  private Map<String, Function<Belongings, Call>> calls() {
    Map<String, Function<Belongings, Call>> calls = new TreeMap<>();
    calls.put("placeOrder", o -> order(o.customer(), "tok_ok"));
    calls.put("listOrders", o -> read(Api.ORDERS + "?customerId=" + o.customer()));
    calls.put("getOrder", o -> read(Api.ORDERS + "/" + o.order()));
    calls.put("orderTimeline", o -> read(Api.ORDERS + "/" + o.order() + "/timeline"));
    // The payment takes seconds, so the order cannot be shipped before it is cancelled.
    calls.put(
        "cancelOrder",
        o ->
            post(
                Api.ORDERS + "/" + place(o.customer(), "tok_slow") + "/cancellation",
                "{\"reason\":\"changed my mind\"}"));
    calls.put("requestReturn", o -> returned(o.order()));
    calls.put("getReturn", o -> read("/api/v1/returns/" + o.aReturn()));
    calls.put("listNotifications", o -> read(of(o, "notifications")));
    calls.put("streamNotifications", o -> read(of(o, "notifications/stream")));
    calls.put("getPreferences", o -> read(of(o, "preferences")));
    calls.put("storePreferences", o -> put(of(o, "preferences"), "{\"language\":\"en\"}"));
    calls.put("watchSku", o -> put(of(o, "watches/" + sku), ""));
    calls.put("getPersonalData", o -> read(of(o, "personal-data")));
    calls.put("takeSaleTicket", o -> ticket(o.customer()));
    calls.put("getSaleTicket", o -> read(tickets() + "/" + o.ticket()));
    calls.put("followSaleTicket", o -> read(tickets() + "/" + o.ticket() + "/stream"));
    return calls;
  }

  private static String of(Belongings owner, String part) {
    return "/api/v1/customers/" + owner.customer() + "/" + part;
  }

  private String tickets() {
    return "/api/v1/sales/" + sale + "/tickets";
  }

  private Call ticket(String customer) {
    return post(tickets(), "{\"customerId\":\"" + customer + "\"}");
  }

  private String place(String customer, String token) {
    return ShopClient.expect(201, shop.api().send(order(customer, token)))
        .json()
        .get("id")
        .asText();
  }

  private Call order(String customer, String token) {
    return Call.order(
        UUID.randomUUID().toString(),
        ShopClient.order(token, Map.of(sku, 4)).replace("\"c1\"", "\"" + customer + "\""));
  }

  private Call returned(String order) {
    return post(
        Api.ORDERS + "/" + order + "/returns",
        "{\"reason\":\"broken\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}");
  }

  private static Call read(String path) {
    return Call.get(SHOP, path);
  }

  private static Call post(String path, String body) {
    return Call.json("POST", SHOP, path, UUID.randomUUID().toString(), body);
  }

  private static Call put(String path, String body) {
    return Call.json("PUT", SHOP, path, null, body);
  }
}
