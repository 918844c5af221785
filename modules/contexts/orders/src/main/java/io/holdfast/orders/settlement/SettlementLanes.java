package io.holdfast.orders.settlement;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.inventory.Reservations;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The lanes of settlement: orders that need a far warehouse have one of their own, so that the
 * others do not wait for it.
 */
public final class SettlementLanes implements AutoCloseable {
  private static final Duration GATHER = Duration.ofMillis(10);

  private final Set<WarehouseCode> far;
  private final BatchSettlement batchNear;
  private final BatchSettlement batchFar;
  private final Lane<Settlement, SettlementResult> near;
  private final Lane<Settlement, SettlementResult> distant;

  /**
   * @param far warehouses; may be empty
   * @param patience a command not started by then is dropped
   */
  public SettlementLanes(
      HubDatabase hub,
      Reservations reservations,
      Transactions transactions,
      Set<WarehouseCode> far,
      Duration patience,
      ServerThreads threads) {
    this.far = Set.copyOf(far);
    this.batchNear = new BatchSettlement(hub, reservations, transactions, far);
    this.batchFar = new BatchSettlement(hub, reservations, transactions);
    this.near =
        new Lane<>(
            "settlement",
            new LaneLimits(2048, 256, 5, GATHER).droppingAfter(patience),
            batchNear,
            threads.factory(),
            threads.executor());
    // A transaction over a far warehouse takes seconds, so many orders share one.
    this.distant =
        new Lane<>(
            "far-settlement",
            new LaneLimits(4096, 512, 5, GATHER).droppingAfter(patience),
            batchFar,
            threads.factory(),
            threads.executor());
  }

  /**
   * Settles an order, batched with others that wait.
   *
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletionStage<SettlementResult> settle(Settlement command) {
    CompletableFuture<SettlementResult> settled = near.submit(command);
    return far.isEmpty()
        ? settled
        : settled.thenCompose(
            result ->
                result instanceof SettlementResult.Far
                    ? distant.submit(command)
                    : CompletableFuture.completedFuture(result));
  }

  /** Orders expired by this server: payment was requested and never decided. */
  public long expired() {
    return batchNear.expired() + batchFar.expired();
  }

  /** State of both. */
  public List<LaneState> states() {
    return List.of(near.state(), distant.state());
  }

  @Override
  public void close() {
    near.close();
    distant.close();
  }
}
