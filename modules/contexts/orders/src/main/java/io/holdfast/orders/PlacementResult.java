package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import java.util.List;

/** How an attempt to place an order ended. The caller must deal with each. */
public sealed interface PlacementResult {

  /**
   * Every unit is reserved.
   *
   * @param order the order as JSON, the same text for every repetition of the request
   */
  record Placed(OrderId id, String order) implements PlacementResult {}

  /** Nothing is reserved, since some line cannot be met. */
  record Rejected(List<Shortage> shortages) implements PlacementResult {}

  /** Nothing is reserved, since some SKU is not sold here. */
  record UnknownSkus(List<Sku> skus) implements PlacementResult {}

  /** Nothing is reserved, since the lines are priced in several currencies. */
  record MixedCurrencies(List<String> currencies) implements PlacementResult {}

  /** Nothing is reserved, since no total can be made of the lines. */
  record Unsellable(String why) implements PlacementResult {}

  /**
   * Nothing was done: another transaction holds the key and has not ended. What becomes of the
   * earlier request is not known yet; asking again later tells.
   */
  record InFlight() implements PlacementResult {}

  /** Nothing was done, since the key belongs to another request. */
  record KeyReused() implements PlacementResult {}

  /**
   * Nothing is reserved and nothing decided: the warehouses that answer cannot meet the order and
   * others do not answer. Asking again later may help.
   */
  record Undecided(String why) implements PlacementResult {}
}
