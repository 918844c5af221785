package io.holdfast.orders.placement;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.ExceededLimit;
import io.holdfast.orders.PurchaseLimit;
import io.holdfast.platform.SqlRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the customers of one batch bought of limited SKUs. Orders that the batch accepts are added,
 * so that those behind them see them.
 */
final class Purchases {
  private final RememberedLimits.Known limits;
  private final boolean limitsJustRead;
  private final Map<Buyer, Bought> bought;

  /** A customer and a limited SKU. */
  record Buyer(String customer, Sku sku) implements Comparable<Buyer> {
    @Override
    public int compareTo(Buyer other) {
      int byCustomer = customer.compareTo(other.customer);
      return byCustomer == 0 ? sku.compareTo(other.sku) : byCustomer;
    }
  }

  /**
   * What was read of a buyer.
   *
   * @param stamp of the guard; null if there is none
   */
  record Bought(UUID stamp, long units) {}

  /**
   * @param bought of each buyer of the batch
   */
  Purchases(RememberedLimits.Known limits, boolean limitsJustRead, Map<Buyer, Bought> bought) {
    this.limits = limits;
    this.limitsJustRead = limitsJustRead;
    this.bought = new HashMap<>(bought);
  }

  /** The buyers of limited SKUs in a batch, in the order in which they are locked. */
  static Collection<Buyer> buyers(
      Collection<Placement> placements, Map<Sku, PurchaseLimit> limits) {
    TreeSet<Buyer> buyers = new TreeSet<>();
    if (!limits.isEmpty()) {
      for (Placement placement : placements) {
        for (Sku sku : placement.goods().keySet()) {
          if (limits.containsKey(sku)) {
            buyers.add(new Buyer(placement.order().customerId(), sku));
          }
        }
      }
    }
    return buyers;
  }

  /** Whether a refusal may rest on it: no limit concerns the batch, or all were just read. */
  boolean isFresh() {
    return bought.isEmpty() || limitsJustRead;
  }

  long version() {
    return limits.version();
  }

  /** The limits that an order would exceed. */
  List<ExceededLimit> exceeded(String customer, Map<Sku, Integer> demand) {
    if (bought.isEmpty()) {
      return List.of();
    }
    List<ExceededLimit> exceeded = new ArrayList<>();
    demand.forEach(
        (sku, quantity) -> {
          PurchaseLimit limit = limits.bySku().get(sku);
          if (limit != null) {
            long before = bought.get(new Buyer(customer, sku)).units();
            if (before + quantity > limit.perCustomer()) {
              exceeded.add(new ExceededLimit(sku, limit.perCustomer(), before, quantity));
            }
          }
        });
    return exceeded;
  }

  /** Adds an accepted order. */
  void take(String customer, Map<Sku, Integer> demand) {
    if (!bought.isEmpty()) {
      demand.forEach(
          (sku, quantity) ->
              bought.computeIfPresent(
                  new Buyer(customer, sku),
                  (buyer, known) -> new Bought(known.stamp(), known.units() + quantity)));
    }
  }

  /**
   * The guards that must not have moved when the orders are written: customer, SKU, the stamp that
   * was read, and the next.
   */
  SqlRows guards(List<Decision> decisions) {
    SqlRows guards = new SqlRows("text", "text", "uuid", "uuid");
    if (!bought.isEmpty()) {
      List<Placement> accepted =
          decisions.stream().filter(d -> d.accepted() != null).map(Decision::placement).toList();
      for (Buyer buyer : buyers(accepted, limits.bySku())) {
        guards.add(
            buyer.customer(),
            buyer.sku().value(),
            bought.get(buyer).stamp(),
            TimeOrderedUuid.next());
      }
    }
    return guards;
  }
}
