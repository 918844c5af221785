package io.holdfast.orders.placement;

import io.holdfast.catalog.BundlePart;
import io.holdfast.catalog.PriceList;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.ExceededLimit;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.Shortage;
import io.holdfast.orders.bundle.BundleLine;
import io.holdfast.orders.bundle.BundlePrices;
import io.holdfast.orders.bundle.GoodsOfOrder;
import io.holdfast.orders.bundle.OrderedLines;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.orders.sourcing.SourcingPlan;
import io.holdfast.orders.sourcing.WarehouseSupply;
import io.holdfast.platform.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides the orders of one batch one after the other from the stock of the warehouses. */
final class Decider {
  private final Sourcing sourcing;
  private final Map<Sku, PriceList> prices;
  private final StockLevels levels;
  private final Purchases purchases;
  private final CheckedTickets tickets;
  private final List<WarehouseSupply> supplies = new ArrayList<>();
  private final OrderStatus status;
  private final Instant now;

  /**
   * @param status of the orders that are accepted
   */
  Decider(
      Sourcing sourcing,
      Map<Sku, PriceList> prices,
      StockLevels levels,
      Purchases purchases,
      CheckedTickets tickets,
      OrderStatus status,
      Instant now) {
    this.sourcing = sourcing;
    this.prices = prices;
    this.levels = levels;
    this.purchases = purchases;
    this.tickets = tickets;
    this.status = status;
    this.now = now;
    levels
        .byWarehouse()
        .forEach(
            (code, stock) -> {
              Map<Sku, Integer> available = new HashMap<>();
              stock.values().stream()
                  .filter(level -> !levels.isLocked(code, level.sku()))
                  .forEach(level -> available.put(level.sku(), level.available()));
              supplies.add(
                  new WarehouseSupply(code, levels.warehouses().get(code).location(), available));
            });
  }

  /** Decides one order and subtracts its units for the orders that follow. */
  Decision decide(Placement placement) {
    PlacementResult refusal = tickets.refusal(placement);
    if (refusal != null) {
      return Decision.refused(placement, refusal);
    }
    PlaceOrder order = placement.order();
    // In the order in which the lines were sent, which is that of the order's lines.
    Map<Sku, Integer> ordered = GoodsOfOrder.ordered(order.lines());
    List<Sku> unknown = ordered.keySet().stream().filter(s -> !isSold(s)).toList();
    if (!unknown.isEmpty()) {
      return Decision.refused(placement, new PlacementResult.UnknownSkus(unknown));
    }
    List<Sku> notPriced =
        ordered.keySet().stream().filter(s -> priceOf(s, order).isEmpty()).toList();
    if (!notPriced.isEmpty()) {
      return Decision.refused(
          placement, new PlacementResult.NotPriced(order.currency(), notPriced));
    }
    List<String> currencies =
        ordered.keySet().stream()
            .map(s -> priceOf(s, order).orElseThrow().currency())
            .distinct()
            .sorted()
            .toList();
    if (currencies.size() > 1) {
      return Decision.refused(placement, new PlacementResult.MixedCurrencies(currencies));
    }
    Map<Sku, Integer> demand = placement.parts() == null ? ordered : placement.parts();
    List<ExceededLimit> exceeded = purchases.exceeded(order.customerId(), demand);
    if (!exceeded.isEmpty()) {
      return Decision.refused(placement, new PlacementResult.LimitExceeded(exceeded));
    }
    Optional<SourcingPlan> plan = sourcing.plan(demand, order.shipTo().location(), supplies);
    if (plan.isEmpty()) {
      return Decision.refused(placement, shortage(ordered, demand));
    }
    try {
      Decision accepted = accept(placement, ordered, demand, plan.get());
      take(plan.get(), demand);
      purchases.take(order.customerId(), demand);
      tickets.take(placement);
      return accepted;
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Decision.refused(placement, new PlacementResult.Unsellable(e.getMessage()));
    }
  }

  /** A bundle is sold while all its parts are. */
  private boolean isSold(Sku sku) {
    return prices.containsKey(sku)
        && prices.get(sku).parts().stream()
            .allMatch(part -> prices.containsKey(new Sku(part.sku())));
  }

  private Optional<Money> priceOf(Sku sku, PlaceOrder order) {
    return prices.get(sku).in(order.currency());
  }

  private PlacementResult shortage(Map<Sku, Integer> ordered, Map<Sku, Integer> demand) {
    if (!levels.unreachable().isEmpty()) {
      return new PlacementResult.Undecided(
          "warehouses " + levels.unreachable() + " cannot be reached");
    }
    for (Sku sku : demand.keySet()) {
      if (levels.locked().values().stream().anyMatch(locked -> locked.contains(sku))) {
        return new PlacementResult.Undecided("stock of " + sku + " is locked at the moment");
      }
    }
    Map<Sku, Long> available = new HashMap<>();
    demand.keySet().forEach(sku -> available.put(sku, availableOf(sku)));
    List<Shortage> shortages = new ArrayList<>();
    ordered.forEach(
        (sku, requested) -> {
          List<BundlePart> parts = prices.get(sku).parts();
          boolean isShort =
              parts.isEmpty()
                  ? available.get(sku) < demand.get(sku)
                  : parts.stream()
                      .map(part -> new Sku(part.sku()))
                      .anyMatch(part -> available.get(part) < demand.get(part));
          if (isShort) {
            shortages.add(
                new Shortage(
                    sku,
                    parts.isEmpty() ? demand.get(sku) : requested,
                    parts.isEmpty() ? available.get(sku) : wholeBundles(parts, available)));
          }
        });
    return new PlacementResult.Rejected(shortages);
  }

  private long availableOf(Sku sku) {
    return supplies.stream().mapToLong(supply -> supply.available(sku)).sum();
  }

  private static long wholeBundles(List<BundlePart> parts, Map<Sku, Long> available) {
    return parts.stream()
        .mapToLong(part -> available.get(new Sku(part.sku())) / part.quantity())
        .min()
        .orElse(0);
  }

  private Decision accept(
      Placement placement, Map<Sku, Integer> ordered, Map<Sku, Integer> demand, SourcingPlan plan) {
    PlaceOrder order = placement.order();
    BundlePrices bundled = new BundlePrices(prices, order.currency());
    List<BundleLine> bundles = new ArrayList<>();
    Money total = null;
    int position = 0;
    for (Map.Entry<Sku, Integer> wanted : ordered.entrySet()) {
      Money price = priceOf(wanted.getKey(), order).orElseThrow();
      Money cost = price.times(wanted.getValue());
      total = total == null ? cost : total.plus(cost);
      List<BundlePart> parts = prices.get(wanted.getKey()).parts();
      if (!parts.isEmpty()) {
        BundleLine bundle =
            new BundleLine(
                position, wanted.getKey().value(), wanted.getValue(), price.minorUnits(), parts);
        bundles.add(bundle);
        bundled.add(bundle);
      }
      position++;
    }
    List<OrderView.Line> lines = new ArrayList<>(demand.size());
    for (Map.Entry<Sku, Integer> kept : demand.entrySet()) {
      Money price =
          ordered.containsKey(kept.getKey())
              ? priceOf(kept.getKey(), order).orElseThrow()
              : new Money(bundled.shareOf(kept.getKey()), total.currency());
      List<OrderView.Allocation> allocations = new ArrayList<>(1);
      plan.of(kept.getKey())
          .forEach((code, q) -> allocations.add(new OrderView.Allocation(code.value(), q)));
      lines.add(
          new OrderView.Line(
              kept.getKey().value(), kept.getValue(), price.amount(), 0, allocations));
    }
    OrderView goods = view(order, lines, total);
    OrderView view =
        bundles.isEmpty()
            ? goods
            : view(order, OrderedLines.of(lines, bundles, total.currency()), total);
    return new Decision(
        placement,
        result(order.id(), view),
        new Decision.Accepted(view, goods, bundles, total, plan));
  }

  private OrderView view(PlaceOrder order, List<OrderView.Line> lines, Money total) {
    return new OrderView(
        order.id().value(),
        status,
        order.customerId(),
        lines,
        total.amount(),
        total.currency(),
        now,
        order.orderedAt(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0);
  }

  private PlacementResult result(OrderId id, OrderView view) {
    return status == OrderStatus.PENDING
        ? new PlacementResult.Pending(id, JsonText.of(view))
        : new PlacementResult.Placed(id, JsonText.of(view));
  }

  private void take(SourcingPlan plan, Map<Sku, Integer> demand) {
    for (Sku sku : demand.keySet()) {
      Map<WarehouseCode, Integer> from = plan.of(sku);
      for (WarehouseSupply supply : supplies) {
        Integer quantity = from.get(supply.warehouse());
        if (quantity != null) {
          supply.take(sku, quantity);
        }
      }
    }
  }
}
