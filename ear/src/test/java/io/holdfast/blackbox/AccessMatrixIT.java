package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import io.holdfast.blackbox.ApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who may call what. The operations are those of the OpenAPI document, so one that has no rule here
 * fails; what a customer may call has to keep the objects of others from it ({@link OwnObjectsIT}).
 */
@ExtendWith(BlackBox.class)
class AccessMatrixIT {
  private static final String NOBODY = null;
  private static final String CUSTOMER = "customer";
  private static final List<String> USERS = List.of("storefront", "operator", "admin");

  /** Stand open: they prove themselves, or are meant for everybody. */
  private static final Set<String> ANYBODY =
      Set.of("getSale", "listSalePlaces", "unsubscribePage", "unsubscribe");

  /** Callbacks, which need a signature whoever sends them. */
  private static final Set<String> SIGNED = Set.of("receivePaymentEvent", "receiveCarrierEvent");

  /** For a customer, about its own; and for a storefront, about all. */
  static final Set<String> CUSTOMERS =
      Set.of(
          "placeOrder",
          "listOrders",
          "getOrder",
          "orderTimeline",
          "cancelOrder",
          "requestReturn",
          "getReturn",
          "listNotifications",
          "streamNotifications",
          "getPreferences",
          "storePreferences",
          "watchSku",
          "getPersonalData",
          "takeSaleTicket",
          "getSaleTicket",
          "followSaleTicket");

  private static final Set<String> SHOPS =
      Set.of(
          "listProducts",
          "getProduct",
          "listPrices",
          "listCategories",
          "ping",
          "getAvailability",
          "listAvailability",
          "listWarehouses",
          "listStock",
          "getStock",
          "listMovements",
          "listReturns",
          "listShipments",
          "countOrders",
          "getShipment");

  private static final Set<String> OPERATORS =
      Set.of(
          "orderPayments",
          "listOrderMessages",
          "resendOrderMessage",
          "getPurchaseLimit",
          "putPrice",
          "dropPrice",
          "putProduct",
          "retireProduct",
          "putPurchaseLimit",
          "deletePurchaseLimit",
          "exportProducts",
          "exportStock",
          "importProducts",
          "importStock",
          "getImport",
          "getInsightsOverview",
          "getSales",
          "getTopSkus",
          "getStockCover",
          "listAnomalies",
          "searchMovements",
          "adjustStock",
          "setSafetyStock",
          "receiveStock",
          "searchStock",
          "startTransfer",
          "receiveTransfer",
          "cancelTransfer",
          "getTransfer",
          "listTransfers",
          "live",
          "listAlerts",
          "acknowledgeAlert",
          "announceInboundShipment",
          "receiveInboundShipment",
          "getInboundShipment",
          "listInboundShipments",
          "receiveReturn",
          "putSale",
          "listSales",
          "dispatchShipment");

  private static final Set<String> ADMINS =
      Set.of(
          "storeProducts",
          "storeCustomers",
          "erasePersonalData",
          "registerWarehouse",
          "failedMessages",
          "replayMessage",
          "testWebhook",
          "listDeliveries",
          "replayDelivery",
          "createWebhook",
          "listWebhooks",
          "getWebhook",
          "deleteWebhook",
          "rotateWebhookSecret",
          "enableWebhook",
          "auditTrail",
          "caches",
          "clearCache",
          "cluster",
          "deadLetters",
          "replayDeadLetter",
          "inDoubt",
          "invariants",
          "outboxes",
          "replayOutbox",
          "retryShipment");

  private final ShopClient shop;
  private final ApiDocument document;

  AccessMatrixIT(ShopClient shop) {
    this.shop = shop;
    this.document = new ApiDocument(shop);
  }

  @Test
  void every_operation_has_a_rule_and_keeps_it_for_every_caller() {
    Set<String> ruled = new TreeSet<>();
    Stream.of(ANYBODY, SIGNED, CUSTOMERS, SHOPS, OPERATORS, ADMINS).forEach(ruled::addAll);
    assertThat(document.operations().stream().map(Operation::id))
        .containsExactlyInAnyOrderElementsOf(ruled);

    Map<String, String> expected = new TreeMap<>();
    Map<String, String> given = new TreeMap<>();
    for (Operation operation : document.operations()) {
      for (String user : new String[] {NOBODY, CUSTOMER, "storefront", "operator", "admin"}) {
        String name = operation.id() + " by " + user;
        expected.put(name, rule(operation.id(), user));
        given.put(name, verdict(operation.call(user)));
      }
    }
    assertThat(given).isEqualTo(expected);
  }

  private static String rule(String operation, String user) {
    if (ANYBODY.contains(operation)) {
      return "let in";
    } else if (user == NOBODY || SIGNED.contains(operation)) {
      return "unauthenticated";
    } else if (CUSTOMER.equals(user)) {
      return CUSTOMERS.contains(operation) ? "let in" : "forbidden";
    }
    int needed = ADMINS.contains(operation) ? 2 : OPERATORS.contains(operation) ? 1 : 0;
    return USERS.indexOf(user) >= needed ? "let in" : "forbidden";
  }

  private String verdict(Call call) {
    int status = shop.api().statusOf(call);
    return switch (status) {
      case 401 -> "unauthenticated";
      case 403 -> "forbidden";
      case 500 -> "failed";
      default -> "let in";
    };
  }
}
