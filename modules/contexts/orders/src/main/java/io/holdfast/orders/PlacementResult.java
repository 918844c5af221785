package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.sales.TicketRefusal;
import java.util.List;

/** Result of an attempt to place an order. The caller must handle each case. */
public sealed interface PlacementResult {

  /**
   * Every unit is reserved.
   *
   * @param order the order as JSON, the same text for every repetition of the request
   */
  record Placed(OrderId id, String order) implements PlacementResult {}

  /**
   * Its warehouses have been asked to reserve; the order becomes PLACED or REJECTED.
   *
   * @param order the order as JSON, the same text for every repetition of the request
   */
  record Pending(OrderId id, String order) implements PlacementResult {}

  /** Nothing is reserved: stock is insufficient for a line. */
  record Rejected(List<Shortage> shortages) implements PlacementResult {}

  /** Nothing is reserved: a SKU is unknown or retired. */
  record UnknownSkus(List<Sku> skus) implements PlacementResult {}

  /** Nothing is reserved: the customer may not buy so many units of a SKU. */
  record LimitExceeded(List<ExceededLimit> limits) implements PlacementResult {}

  /** Nothing is reserved: a SKU is in a sale, and the ticket does not buy. */
  record TicketRefused(TicketRefusal why) implements PlacementResult {}

  /** Nothing is reserved: the lines are priced in different currencies. */
  record MixedCurrencies(List<String> currencies) implements PlacementResult {}

  /** Nothing is reserved: these SKUs have no price in the currency that was asked for. */
  record NotPriced(String currency, List<Sku> skus) implements PlacementResult {}

  /** Nothing is reserved: the total cannot be represented. */
  record Unsellable(String why) implements PlacementResult {}

  /**
   * Nothing was done: an open transaction holds the key. The outcome of the earlier request is not
   * known yet; repeat later.
   */
  record InFlight() implements PlacementResult {}

  /** Nothing was done: the key belongs to another request. */
  record KeyReused() implements PlacementResult {}

  /**
   * Nothing is reserved and nothing decided: the reachable warehouses cannot meet the order and
   * others are unreachable. Repeat later.
   */
  record Undecided(String why) implements PlacementResult {}
}
