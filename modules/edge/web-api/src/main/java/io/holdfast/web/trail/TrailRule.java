package io.holdfast.web.trail;

import java.util.Set;

/** Which changes of the API the audit trail has an entry of, by the names of their operations. */
enum TrailRule {
  /** The change itself writes the entry, in its transaction. */
  JOINED,
  /** The entry is written once the change has been made. */
  AFTERWARDS,
  /**
   * Work of storefronts, which must not wait for an entry: only people's have one, written
   * afterwards.
   */
  OF_PEOPLE,
  /** Callbacks of partners, and links that people follow without a login. */
  NONE;

  private static final Set<String> JOINING =
      Set.of(
          "putProduct",
          "retireProduct",
          "storeProducts",
          "putPrice",
          "dropPrice",
          "putPurchaseLimit",
          "deletePurchaseLimit",
          "startTransfer",
          "receiveTransfer",
          "cancelTransfer",
          "registerWarehouse",
          "storeCustomers",
          "cancelOrder",
          "requestReturn",
          "receiveReturn",
          "announceInboundShipment",
          "receiveInboundShipment",
          "putSale");
  private static final Set<String> PLACEMENT = Set.of("placeOrder", "takeSaleTicket");
  private static final Set<String> ELSEWHERE =
      Set.of("receivePaymentEvent", "receiveCarrierEvent", "unsubscribe");

  /** The rule of an operation. */
  static TrailRule of(String operation) {
    if (JOINING.contains(operation)) {
      return JOINED;
    } else if (PLACEMENT.contains(operation)) {
      return OF_PEOPLE;
    }
    return ELSEWHERE.contains(operation) ? NONE : AFTERWARDS;
  }
}
