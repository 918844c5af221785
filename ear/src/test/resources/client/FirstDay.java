package client;

import io.holdfast.client.ApiClient;
import io.holdfast.client.ApiException;
import io.holdfast.client.ApiResponse;
import io.holdfast.client.JSON;
import io.holdfast.client.api.OrdersApi;
import io.holdfast.client.api.StockApi;
import io.holdfast.client.model.Adjustment;
import io.holdfast.client.model.LedgerEntries;
import io.holdfast.client.model.Line;
import io.holdfast.client.model.NewCancellation;
import io.holdfast.client.model.NewOrder;
import io.holdfast.client.model.Order;
import io.holdfast.client.model.OrderList;
import io.holdfast.client.model.OrderStatus;
import io.holdfast.client.model.Payment;
import io.holdfast.client.model.Problem;
import io.holdfast.client.model.ShipTo;
import io.holdfast.client.model.StockItem;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * What a shop does with the generated client: places, pages, adjusts, and meets problems. Compiled
 * by the test together with that client.
 */
public final class FirstDay implements UnaryOperator<Map<String, String>> {

  @Override
  public Map<String, String> apply(Map<String, String> given) {
    try {
      return day(given.get("base"), given.get("warehouse"), given.get("sku"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> day(String base, String warehouse, String sku)
      throws Exception {
    OrdersApi orders = new OrdersApi(client(base, "storefront"));
    StockApi stock = new StockApi(client(base, "operator"));
    Map<String, String> seen = new LinkedHashMap<>();

    // Before the orders: those that are shipped take units on hand with them.
    Adjustment damage =
        new Adjustment().delta(-1).reason(Adjustment.ReasonEnum.DAMAGED).reference("count-17");
    String adjustment = UUID.randomUUID().toString();
    StockItem left = stock.adjustStock(warehouse, sku, adjustment, "*", damage);
    seen.put("adjusted", left.getOnHand() + " on hand");
    LedgerEntries ledger = stock.searchMovements(null, null, null, 10, null, sku, null, null);
    seen.put("ledger", ledger.getItems().get(0).getKind() + " by " + ledger.getItems().get(0).getActor());

    String key = UUID.randomUUID().toString();
    Order placed = orders.placeOrder(key, order(sku, 2), null);
    seen.put("placed", placed.getStatus() + " " + placed.getLines().get(0).getQuantity());
    seen.put("read", String.valueOf(orders.getOrder(placed.getId(), null).getId().equals(placed.getId())));
    orders.placeOrder(UUID.randomUUID().toString(), order(sku, 1), null);
    ApiResponse<OrderList> page =
        orders.listOrdersWithHttpInfo(null, null, null, 1, null, sku, "newest", null, null, null);
    String link = page.getHeaders().get("link").get(0);
    String cursor = link.replaceFirst(".*cursor=([^&>]*).*", "$1");
    OrderList next =
        orders.listOrders(cursor, null, null, 1, null, sku, "newest", List.of(OrderStatus.values()), null, null);
    seen.put("paged", page.getData().getItems().size() + " and " + next.getItems().get(0).getId().equals(placed.getId()));

    String one = UUID.randomUUID().toString();
    seen.put("unknown-sku", problem(() -> orders.placeOrder(one, order("no-such-sku", 1), null)));
    seen.put("insufficient-stock", problem(() -> orders.placeOrder(one, order(sku, 99), null)));
    seen.put("idempotency-key-reused", problem(() -> orders.placeOrder(key, order(sku, 3), null)));
    seen.put("invalid-request", problem(() -> orders.placeOrder(one, order(sku, 0), null)));
    seen.put("idempotency-key-invalid", problem(() -> orders.placeOrder("a key", order(sku, 1), null)));
    seen.put("unknown-order", problem(() -> orders.getOrder(one, null)));
    seen.put("stale-version", problem(() -> stock.adjustStock(warehouse, sku, one, "\"99\"", damage)));
    seen.put(
        "below-reserved",
        problem(() -> stock.adjustStock(warehouse, sku, one, "*", damage.delta(-9))));
    seen.put("unknown-warehouse", problem(() -> stock.listStock("nowhere", null, null)));
    seen.put("forbidden", problem(() -> orders.orderPayments(placed.getId())));
    seen.put(
        "unauthenticated",
        problem(() -> new OrdersApi(client(base, "nobody")).getOrder(placed.getId(), null)));
    NewCancellation reason = new NewCancellation().reason("changed my mind");
    // Its payment takes seconds, so it cannot be shipped before.
    NewOrder slow = order(sku, 1).payment(new Payment().token("tok_slow"));
    String late = orders.placeOrder(UUID.randomUUID().toString(), slow, null).getId();
    seen.put("cancelled", orders.cancelOrder(late, reason, null).getStatus().getValue());
    return seen;
  }

  private static ApiClient client(String base, String user) {
    String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
    ApiClient client = new ApiClient();
    client.updateBaseUri(base);
    client.setRequestInterceptor(request -> request.header("Authorization", "Basic " + credentials));
    return client;
  }

  private static NewOrder order(String sku, int quantity) {
    return new NewOrder()
        .customerId("c1")
        .shipTo(new ShipTo().country("US").postalCode("98225").latitude(48.7).longitude(-122.4))
        .lines(List.of(new Line().sku(sku).quantity(quantity)))
        .payment(new Payment().token("tok_ok"));
  }

  /** The typed problem that a call meets, with what the type adds. */
  private static String problem(Callable<?> call) throws Exception {
    try {
      return "no problem: " + call.call();
    } catch (ApiException e) {
      Problem problem =
          JSON.getDefault().getMapper().readValue(e.getResponseBody(), Problem.class);
      return problem.getStatus()
          + " "
          + problem.getType().replace("urn:holdfast:problem:", "")
          + (problem.getSkus().isEmpty() ? "" : " " + problem.getSkus())
          + (problem.getShortages().isEmpty()
              ? ""
              : " " + problem.getShortages().get(0).getRequested() + " of " + problem.getShortages().get(0).getAvailable())
          + (problem.getViolations().isEmpty() ? "" : " " + problem.getViolations().get(0).getField());
    }
  }
}
