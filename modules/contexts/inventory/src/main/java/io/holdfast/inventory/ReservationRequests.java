package io.holdfast.inventory;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.inventory.request.RequestBatch;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Executes requests to reserve and release units, each in local transactions of its warehouse, and
 * publishes the answers from there. Every warehouse has a lane of its own: one that is slow or away
 * delays its own requests only.
 */
@Singleton
public final class ReservationRequests {
  /** How long a message waits for its request; one not started by then is redelivered. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final LaneLimits LIMITS =
      new LaneLimits(2048, 512, 5, Duration.ofMillis(10)).droppingAfter(PATIENCE);

  private final WarehouseNodes nodes;
  private final Transactions transactions;
  private final LowStock lowStock;
  private final ServerThreads threads;
  private final Map<WarehouseCode, Lane<ReservationRequest, Boolean>> lanes =
      new ConcurrentSkipListMap<>();

  @Inject
  public ReservationRequests(
      WarehouseNodes nodes, Transactions transactions, LowStock lowStock, ServerThreads threads) {
    this.nodes = nodes;
    this.transactions = transactions;
    this.lowStock = lowStock;
    this.threads = threads;
  }

  /**
   * Puts a request into the lane of its warehouse.
   *
   * @return completes with true when the request was executed, now or before, and its answer is in
   *     the outbox of the warehouse; with false while it cannot be decided, because its stock is
   *     locked; exceptionally with {@link io.holdfast.kernel.UnavailableException} while the
   *     warehouse is away. Then the request is to be repeated
   * @throws UnknownWarehouseException if no warehouse has this code
   * @throws io.holdfast.kernel.UnavailableException at once while the warehouse is away or its lane
   *     is full
   */
  public CompletableFuture<Boolean> submit(ReservationRequest request) {
    nodes.node(request.warehouse());
    return lanes.computeIfAbsent(request.warehouse(), this::lane).submit(request);
  }

  private Lane<ReservationRequest, Boolean> lane(WarehouseCode warehouse) {
    return new Lane<>(
        "reservations-" + warehouse,
        LIMITS,
        new RequestBatch(warehouse, nodes, transactions, lowStock),
        threads.factory(),
        threads.executor());
  }

  /** State of the lanes of the warehouses that were asked, in the order of their codes. */
  public List<LaneState> lanes() {
    return lanes.values().stream().map(Lane::state).toList();
  }

  /** Closes the lanes; waiting requests fail and their messages are redelivered. */
  @PreDestroy
  public void close() {
    lanes.values().forEach(Lane::close);
  }
}
