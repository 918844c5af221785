package io.holdfast.orders.placement;

import io.holdfast.catalog.PriceList;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.OrderLine;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.bundle.GoodsOfOrder;
import io.holdfast.orders.sourcing.Sourcing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides the orders of a batch on what is remembered of prices, stock, limits and sales, and
 * writes what is final. What was remembered wrongly is noticed by the write, or read again before
 * an order is refused.
 *
 * @param goods prices and stock
 * @param counts purchases of limited SKUs
 * @param tickets of sales
 * @param transaction writes the decisions
 */
record BatchDecisions(
    RememberedGoods goods,
    PurchaseCounts counts,
    SaleTickets tickets,
    Sourcing sourcing,
    BatchWrite transaction,
    Clock clock,
    LaneScope scope) {
  /** Maximum age of the stock on which an order was left undecided; older stock is read again. */
  private static final Duration UNDECIDED_STOCK = Duration.ofMillis(250);

  /** Maximum age of the stock that a saga is planned on. */
  private static final Duration UNCHECKED_STOCK = Duration.ofSeconds(1);

  /**
   * Decides orders and writes what is final.
   *
   * @throws ConflictException if something changed since it was read
   * @throws KeyTakenException if a key has a stored answer already
   */
  List<Decision> decideAndWrite(Collection<Placement> placements) {
    Set<Sku> skus =
        placements.stream()
            .flatMap(p -> p.order().lines().stream())
            .map(OrderLine::sku)
            .collect(Collectors.toCollection(HashSet::new));
    try {
      return decideAndWrite(placements, skus);
    } catch (RuntimeException e) {
      goods.forget(skus);
      if (e instanceof LimitsChangedException) {
        counts.forget();
      }
      if (e instanceof SalesChangedException) {
        tickets.forget();
      }
      throw e;
    }
  }

  /**
   * @param skus of the orders; parts of their bundles are added
   */
  private List<Decision> decideAndWrite(Collection<Placement> asked, Set<Sku> skus) {
    if (scope.status() == OrderStatus.PENDING) {
      // No version check of a write tells that the stock has changed.
      goods.forgetStockOlderThan(UNCHECKED_STOCK, skus);
    }
    RememberedGoods.Known known = goods.look(skus);
    if (skus.addAll(RememberedPrices.partsOf(known.prices()))
        && scope.status() == OrderStatus.PENDING) {
      goods.forgetStockOlderThan(UNCHECKED_STOCK, skus);
      known = goods.look(skus);
    }
    Collection<Placement> placements = withParts(asked, known.prices());
    Purchases purchases = counts.look(placements);
    CheckedTickets checked = tickets.look(placements);
    List<Decision> decisions = decide(placements, known, purchases, checked);
    if (!(known.fresh() && purchases.isFresh())
        && decisions.stream().anyMatch(BatchDecisions::mayBeOutOfDate)) {
      goods.forget(skus);
      if (!purchases.isFresh()) {
        counts.forget();
      }
      known = goods.look(skus);
      placements = withParts(asked, known.prices());
      purchases = counts.look(placements);
      checked = tickets.look(placements);
      decisions = decide(placements, known, purchases, checked);
    }
    write(
        decisions.stream().filter(d -> d.isFinal(scope.rejects())).toList(),
        known.levels(),
        purchases,
        checked);
    goods.forgetStockOlderThan(UNDECIDED_STOCK, undecided(decisions));
    return decisions;
  }

  /** Orders of bundles know what these are made of; a batch without bundles is left as it is. */
  private static Collection<Placement> withParts(
      Collection<Placement> placements, Map<Sku, PriceList> prices) {
    if (prices.values().stream().allMatch(price -> price.parts().isEmpty())) {
      return placements;
    }
    return placements.stream()
        .map(
            placement ->
                placement.order().lines().stream().allMatch(line -> hasOwnStock(line.sku(), prices))
                    ? placement
                    : placement.of(GoodsOfOrder.of(placement.order().lines(), prices)))
        .toList();
  }

  private static boolean hasOwnStock(Sku sku, Map<Sku, PriceList> prices) {
    return !prices.containsKey(sku) || prices.get(sku).parts().isEmpty();
  }

  /** A rejection must be based on a fresh read; an undecided order is not a rejection. */
  private static boolean mayBeOutOfDate(Decision decision) {
    return decision.accepted() == null
        && !(decision.result() instanceof PlacementResult.Undecided)
        && !(decision.result() instanceof PlacementResult.TicketRefused);
  }

  private static Set<Sku> undecided(List<Decision> decisions) {
    return decisions.stream()
        .filter(d -> d.result() instanceof PlacementResult.Undecided)
        .flatMap(d -> d.placement().goods().keySet().stream())
        .collect(Collectors.toSet());
  }

  private List<Decision> decide(
      Collection<Placement> placements,
      RememberedGoods.Known known,
      Purchases purchases,
      CheckedTickets checked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Decider decider =
        new Decider(
            sourcing, known.prices(), known.levels(), purchases, checked, scope.status(), now);
    return placements.stream().map(decider::decide).toList();
  }

  private void write(
      List<Decision> decisions, StockLevels levels, Purchases purchases, CheckedTickets checked) {
    if (decisions.isEmpty()) {
      return;
    }
    BatchHolds holds = BatchHolds.of(decisions);
    transaction.write(decisions, holds, levels, purchases, checked);
    goods.taken(holds);
  }
}
