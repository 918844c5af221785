package io.holdfast.orders.placement;

import io.holdfast.batching.BatchWork;
import io.holdfast.catalog.ProductPrices;
import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.Stock;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.SagaTerms;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.platform.Transactions;
import io.holdfast.sales.SaleGate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Places a batch of orders in one transaction: over the hub and the warehouses it touches, or by
 * saga in the hub alone.
 */
public final class BatchPlacement implements BatchWork<Placement, PlacementResult>, AutoCloseable {
  /** How long the lane looks up the outcome of a commit before it reports it as unknown. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final StoredPlacements stored;
  private final BlockedKeys blockedKeys;
  private final BatchDecisions decisions;
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
    this.stored = new StoredPlacements(hub);
    this.blockedKeys = new BlockedKeys(hub, sender.executor());
    this.decisions =
        new BatchDecisions(
            new RememberedGoods(catalog, stock, scope.without()),
            new PurchaseCounts(hub),
            new SaleTickets(gate, hub),
            sourcing,
            new BatchTransaction(transactions, reservations, hub, timeToLive, sender, blockedKeys),
            clock,
            scope);
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
    this.stored = new StoredPlacements(hub);
    this.blockedKeys = new BlockedKeys(hub, executor);
    this.decisions =
        new BatchDecisions(
            new RememberedGoods(catalog, stock, scope.without()),
            new PurchaseCounts(hub),
            new SaleTickets(gate, hub),
            sourcing,
            new SagaTransaction(transactions, hub, timeToLive, terms, blockedKeys),
            clock,
            scope);
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
    List<Decision> decided = decisions.decideAndWrite(placements);
    Map<String, PlacementResult> results = new HashMap<>();
    decided.forEach(d -> results.put(d.placement().key().value(), d.result()));
    results.putAll(storedInsteadOfUndecided(decided));
    return results;
  }

  /**
   * A key with a stored answer gets that answer, even if the order cannot be decided now, for
   * example because a warehouse is unreachable or a product is retired.
   */
  private Map<String, PlacementResult> storedInsteadOfUndecided(List<Decision> decided) {
    Map<String, Placement> open = new HashMap<>();
    decided.stream()
        .filter(d -> !d.isFinal(scope.rejects()))
        .forEach(d -> open.put(d.placement().key().value(), d.placement()));
    return open.isEmpty() ? Map.of() : answered(open);
  }
}
