package io.holdfast.orders.placement;

import io.holdfast.catalog.PriceList;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.ExceededLimit;
import io.holdfast.orders.OrderLine;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.Shortage;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.orders.sourcing.SourcingPlan;
import io.holdfast.orders.sourcing.WarehouseSupply;
import io.holdfast.platform.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    Map<Sku, Integer> demand = new LinkedHashMap<>();
    for (OrderLine line : order.lines()) {
      demand.merge(line.sku(), line.quantity(), Math::addExact);
    }
    List<Sku> unknown = demand.keySet().stream().filter(s -> !prices.containsKey(s)).toList();
    if (!unknown.isEmpty()) {
      return Decision.refused(placement, new PlacementResult.UnknownSkus(unknown));
    }
    List<Sku> notPriced =
        demand.keySet().stream().filter(s -> priceOf(s, order).isEmpty()).toList();
    if (!notPriced.isEmpty()) {
      return Decision.refused(
          placement, new PlacementResult.NotPriced(order.currency(), notPriced));
    }
    List<String> currencies =
        demand.keySet().stream()
            .map(s -> priceOf(s, order).orElseThrow().currency())
            .distinct()
            .sorted()
            .toList();
    if (currencies.size() > 1) {
      return Decision.refused(placement, new PlacementResult.MixedCurrencies(currencies));
    }
    List<ExceededLimit> exceeded = purchases.exceeded(order.customerId(), demand);
    if (!exceeded.isEmpty()) {
      return Decision.refused(placement, new PlacementResult.LimitExceeded(exceeded));
    }
    Optional<SourcingPlan> plan = sourcing.plan(demand, order.shipTo().location(), supplies);
    if (plan.isEmpty()) {
      return Decision.refused(placement, shortage(demand));
    }
    try {
      Decision accepted = accept(placement, demand, plan.get());
      take(plan.get(), demand);
      purchases.take(order.customerId(), demand);
      tickets.take(placement);
      return accepted;
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Decision.refused(placement, new PlacementResult.Unsellable(e.getMessage()));
    }
  }

  private Optional<Money> priceOf(Sku sku, PlaceOrder order) {
    return prices.get(sku).in(order.currency());
  }

  private PlacementResult shortage(Map<Sku, Integer> demand) {
    if (!levels.unreachable().isEmpty()) {
      return new PlacementResult.Undecided(
          "warehouses " + levels.unreachable() + " cannot be reached");
    }
    for (Sku sku : demand.keySet()) {
      if (levels.locked().values().stream().anyMatch(locked -> locked.contains(sku))) {
        return new PlacementResult.Undecided("stock of " + sku + " is locked at the moment");
      }
    }
    List<Shortage> shortages = new ArrayList<>();
    demand.forEach(
        (sku, requested) -> {
          long available = supplies.stream().mapToLong(supply -> supply.available(sku)).sum();
          if (available < requested) {
            shortages.add(new Shortage(sku, requested, available));
          }
        });
    return new PlacementResult.Rejected(shortages);
  }

  private Decision accept(Placement placement, Map<Sku, Integer> demand, SourcingPlan plan) {
    List<OrderView.Line> lines = new ArrayList<>(demand.size());
    Money total = null;
    for (Map.Entry<Sku, Integer> wanted : demand.entrySet()) {
      Money price = priceOf(wanted.getKey(), placement.order()).orElseThrow();
      Money cost = price.times(wanted.getValue());
      total = total == null ? cost : total.plus(cost);
      List<OrderView.Allocation> allocations = new ArrayList<>(1);
      plan.of(wanted.getKey())
          .forEach((code, q) -> allocations.add(new OrderView.Allocation(code.value(), q)));
      lines.add(
          new OrderView.Line(
              wanted.getKey().value(), wanted.getValue(), price.amount(), 0, allocations));
    }
    PlaceOrder order = placement.order();
    OrderView view =
        new OrderView(
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
    return new Decision(
        placement, result(order.id(), view), new Decision.Accepted(view, total, plan));
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
