package io.holdfast.orders.placement;

import io.holdfast.batching.BatchWork;
import io.holdfast.catalog.PriceList;
import io.holdfast.catalog.ProductPrices;
import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.OrderLine;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.SagaTerms;
import io.holdfast.orders.bundle.GoodsOfOrder;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.platform.Transactions;
import io.holdfast.sales.SaleGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Places a batch of orders in one transaction: over the hub and the warehouses it touches, or by
 * saga in the hub alone.
 */
public final class BatchPlacement implements BatchWork<Placement, PlacementResult>, AutoCloseable {
  /** How long the lane looks up the outcome of a commit before it reports it as unknown. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  /** Maximum age of the stock on which an order was left undecided; older stock is read again. */
  private static final Duration UNDECIDED_STOCK = Duration.ofMillis(250);

  /** Maximum age of the stock that a saga is planned on. */
  private static final Duration UNCHECKED_STOCK = Duration.ofSeconds(1);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final RememberedGoods goods;
  private final PurchaseCounts counts;
  private final SaleTickets tickets;
  private final Sourcing sourcing;
  private final StoredPlacements stored;
  private final BlockedKeys blockedKeys;
  private final BatchWrite transaction;
  private final Clock clock;
  private final LaneScope scope;

  /**
   * Places atomically over all warehouses.
   *
   * @param timeToLive how long an order may stay unpaid before it expires
   * @param sender for large batches
   * @param gate knows which SKUs are sold to tickets only
   */
  public BatchPlacement(
      ProductPrices catalog,
      Stock stock,
      Reservations reservations,
      Sourcing sourcing,
      Transactions transactions,
      HubDatabase hub,
      Duration timeToLive,
      Clock clock,
      HoldSender sender,
      SaleGate gate) {
    this(
        catalog,
        stock,
        reservations,
        sourcing,
        transactions,
        hub,
        timeToLive,
        clock,
        sender,
        Set.of(),
        gate);
  }

  /**
   * Places atomically.
   *
   * @param far warehouses that are neither read nor used; an order that the others cannot meet is
   *     rejected without an answer being stored
   */
  public BatchPlacement(
      ProductPrices catalog,
      Stock stock,
      Reservations reservations,
      Sourcing sourcing,
      Transactions transactions,
      HubDatabase hub,
      Duration timeToLive,
      Clock clock,
      HoldSender sender,
      Set<WarehouseCode> far,
      SaleGate gate) {
    this.scope = LaneScope.atomic(far);
    this.goods = new RememberedGoods(catalog, stock, scope.without());
    this.counts = new PurchaseCounts(hub);
    this.tickets = new SaleTickets(gate, hub);
    this.sourcing = sourcing;
    this.stored = new StoredPlacements(hub);
    this.blockedKeys = new BlockedKeys(hub, sender.executor());
    this.transaction =
        new BatchTransaction(transactions, reservations, hub, timeToLive, sender, blockedKeys);
    this.clock = clock;
  }

  /**
   * Places by saga: orders become PENDING, and their warehouses are asked to reserve.
   *
   * @param executor runs background work
   */
  public BatchPlacement(
      ProductPrices catalog,
      Stock stock,
      Sourcing sourcing,
      Transactions transactions,
      HubDatabase hub,
      Duration timeToLive,
      SagaTerms terms,
      Clock clock,
      SaleGate gate,
      Executor executor) {
    this.scope = LaneScope.saga();
    this.tickets = new SaleTickets(gate, hub);
    this.goods = new RememberedGoods(catalog, stock, scope.without());
    this.counts = new PurchaseCounts(hub);
    this.sourcing = sourcing;
    this.stored = new StoredPlacements(hub);
    this.blockedKeys = new BlockedKeys(hub, executor);
    this.transaction = new SagaTransaction(transactions, hub, timeToLive, terms, blockedKeys);
    this.clock = clock;
  }

  /** Whether an open transaction is known to hold the key. */
  public boolean isBlocked(IdempotencyKey key) {
    return blockedKeys.contains(key.value());
  }

  /** Ends the background work. */
  @Override
  public void close() {
    blockedKeys.close();
  }

  @Override
  public List<PlacementResult> handle(List<Placement> batch) {
    Map<String, Placement> firstOfKey = new LinkedHashMap<>();
    batch.forEach(p -> firstOfKey.putIfAbsent(p.key().value(), p));
    Map<String, PlacementResult> results = place(firstOfKey);
    return batch.stream()
        .map(
            p ->
                p.key().isFor(firstOfKey.get(p.key().value()).key().requestHash())
                    ? results.get(p.key().value())
                    : new PlacementResult.KeyReused())
        .toList();
  }

  /** Keys are assumed to be new until the insert finds a duplicate, which saves a look-up. */
  private Map<String, PlacementResult> place(Map<String, Placement> byKey) {
    Map<String, PlacementResult> inFlight = new HashMap<>();
    Map<String, Placement> free = new LinkedHashMap<>();
    byKey.forEach(
        (key, placement) -> {
          if (blockedKeys.contains(key)) {
            inFlight.put(key, new PlacementResult.InFlight());
          } else {
            free.put(key, placement);
          }
        });
    inFlight.putAll(free.isEmpty() ? Map.of() : placeFree(free));
    return inFlight;
  }

  private Map<String, PlacementResult> placeFree(Map<String, Placement> byKey) {
    try {
      return decideAndWrite(byKey.values());
    } catch (KeyTakenException e) {
      stored.forgetExpired(byKey.keySet());
      Map<String, PlacementResult> results = answered(byKey);
      List<Placement> fresh =
          byKey.values().stream().filter(p -> !results.containsKey(p.key().value())).toList();
      results.putAll(fresh.isEmpty() ? Map.of() : decideAndWrite(fresh));
      return results;
    } catch (OutcomeUnknownException e) {
      return settle(byKey, e);
    }
  }

  private Map<String, PlacementResult> answered(Map<String, Placement> byKey) {
    Map<String, PlacementResult> results = new HashMap<>();
    stored
        .find(byKey.keySet())
        .forEach((key, answer) -> results.put(key, answer.to(byKey.get(key).key())));
    return results;
  }

  /**
   * Resolves a commit with unknown outcome. The transaction wrote all keys or none, so one key
   * found proves the commit. None found proves nothing, since a branch may still be in doubt.
   */
  private Map<String, PlacementResult> settle(
      Map<String, Placement> byKey, OutcomeUnknownException unknown) {
    long deadline = System.nanoTime() + SETTLE.toNanos();
    do {
      Map<String, PlacementResult> results = answered(byKey);
      if (results.size() == byKey.size()) {
        return results;
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    } while (System.nanoTime() < deadline);
    throw unknown;
  }

  private Map<String, PlacementResult> decideAndWrite(Collection<Placement> placements) {
    Set<Sku> skus =
        placements.stream()
            .flatMap(p -> p.order().lines().stream())
            .map(OrderLine::sku)
            .collect(Collectors.toCollection(HashSet::new));
    try {
      List<Decision> decisions = decideAndWrite(placements, skus);
      Map<String, PlacementResult> results = new HashMap<>();
      decisions.forEach(d -> results.put(d.placement().key().value(), d.result()));
      results.putAll(storedInsteadOfUndecided(decisions));
      return results;
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
        && decisions.stream().anyMatch(BatchPlacement::mayBeOutOfDate)) {
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

  /**
   * A key with a stored answer gets that answer, even if the order cannot be decided now, for
   * example because a warehouse is unreachable or a product is retired.
   */
  private Map<String, PlacementResult> storedInsteadOfUndecided(List<Decision> decisions) {
    Map<String, Placement> open = new HashMap<>();
    decisions.stream()
        .filter(d -> !d.isFinal(scope.rejects()))
        .forEach(d -> open.put(d.placement().key().value(), d.placement()));
    return open.isEmpty() ? Map.of() : answered(open);
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
