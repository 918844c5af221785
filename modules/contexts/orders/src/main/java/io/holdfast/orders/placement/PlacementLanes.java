package io.holdfast.orders.placement;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.inventory.Stock;
import io.holdfast.messaging.SpikeDetector;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementMode;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.SagaTerms;
import io.holdfast.platform.ServerThreads;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The lanes of placement: orders are placed atomically over the near warehouses, and by saga if
 * that is asked for or a far warehouse is needed.
 */
public final class PlacementLanes implements AutoCloseable {
  /** An order not started after this long is dropped: its client has given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final LaneLimits LIMITS = new LaneLimits(2048, 256, 8).droppingAfter(PATIENCE);

  private final Stock stock;
  private final SagaTerms terms;
  private final BatchPlacement batchAtomic;
  private final BatchPlacement batchSaga;
  private final Lane<Placement, PlacementResult> atomic;
  private final Lane<Placement, PlacementResult> saga;

  public PlacementLanes(
      Stock stock,
      SagaTerms terms,
      BatchPlacement batchAtomic,
      BatchPlacement batchSaga,
      SpikeDetector spikes,
      ServerThreads threads) {
    this.stock = stock;
    this.terms = terms;
    this.batchAtomic = batchAtomic;
    this.batchSaga = batchSaga;
    this.atomic =
        new Lane<>(
            "placement",
            LIMITS,
            batch -> {
              spikes.recordOrders(batch.size());
              return batchAtomic.handle(batch);
            },
            threads.factory(),
            threads.executor());
    this.saga =
        new Lane<>("saga-placement", LIMITS, batchSaga, threads.factory(), threads.executor());
  }

  /**
   * Places an order.
   *
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletionStage<PlacementResult> place(Placement order) {
    return place(order, atomic::submit);
  }

  /**
   * Like {@link #place}, but in the calling thread if the order is placed atomically and no other
   * is in progress.
   *
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletionStage<PlacementResult> placeOrWait(Placement order) {
    return place(order, atomic::submitOrDo);
  }

  private CompletionStage<PlacementResult> place(
      Placement order, Function<Placement, CompletableFuture<PlacementResult>> atomically) {
    if (needsSaga(order.order())) {
      return placeBySaga(order);
    }
    if (batchAtomic.isBlocked(order.key())) {
      return CompletableFuture.completedFuture(new PlacementResult.InFlight());
    }
    CompletableFuture<PlacementResult> near = atomically.apply(order);
    return terms.warehouses().isEmpty() ? near : near.thenCompose(r -> orBySaga(order, r));
  }

  /** Asked for, or the nearest warehouse is a far one. Runs no query. */
  private boolean needsSaga(PlaceOrder order) {
    if (order.placement() == PlacementMode.SAGA) {
      return true;
    }
    return !terms.warehouses().isEmpty()
        && stock.levels(Set.of(), Set.of()).warehouses().values().stream()
            .min(
                Comparator.comparingDouble(
                    w -> w.location().kilometresTo(order.shipTo().location())))
            .filter(nearest -> terms.warehouses().contains(nearest.code()))
            .isPresent();
  }

  /** What the near warehouses cannot meet, far ones may. */
  private CompletionStage<PlacementResult> orBySaga(Placement order, PlacementResult near) {
    return near instanceof PlacementResult.Rejected || near instanceof PlacementResult.Undecided
        ? placeBySaga(order)
        : CompletableFuture.completedFuture(near);
  }

  private CompletionStage<PlacementResult> placeBySaga(Placement order) {
    return batchSaga.isBlocked(order.key())
        ? CompletableFuture.completedFuture(new PlacementResult.InFlight())
        : saga.submit(order);
  }

  /** Whether no further order can be queued now. */
  public boolean isFull() {
    return atomic.waiting() >= LIMITS.waiting();
  }

  /** State of both. */
  public List<LaneState> states() {
    return List.of(atomic.state(), saga.state());
  }

  @Override
  public void close() {
    atomic.close();
    batchAtomic.close();
    saga.close();
    batchSaga.close();
  }
}
