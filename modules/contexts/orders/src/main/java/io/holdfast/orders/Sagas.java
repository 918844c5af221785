package io.holdfast.orders;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.inventory.Stock;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.saga.BatchSagas;
import io.holdfast.orders.saga.OverdueSagas;
import io.holdfast.orders.saga.SagaCommand;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The sagas: moves orders that are PENDING on as their warehouses answer, or do not. */
@Singleton
public final class Sagas {
  /** How long callers wait for an answer to be applied; one not started by then is dropped. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Each command is about many orders. */
  private static final LaneLimits LIMITS =
      new LaneLimits(256, 16, 5, Duration.ofMillis(5)).droppingAfter(PATIENCE);

  private final BatchSagas batch;
  private final Lane<SagaCommand, Boolean> lane;
  private final OverdueSagas overdue;

  @Inject
  public Sagas(
      HubDatabase hub,
      Transactions transactions,
      Stock stock,
      Sourcing sourcing,
      PaymentTerms payment,
      SagaTerms terms,
      ServerThreads threads) {
    this.batch =
        new BatchSagas(hub, transactions, stock, sourcing, payment.timeToPay(), terms.deadline());
    this.lane = new Lane<>("sagas", LIMITS, batch, threads.factory(), threads.executor());
    this.overdue = new OverdueSagas(hub, lane, terms.deadline());
    threads.factory().newThread(overdue).start();
  }

  /**
   * Applies the answers of a warehouse. Idempotent.
   *
   * @return completes when they are recorded
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Boolean> answered(SagaCommand.Answered answers) {
    return lane.submit(answers);
  }

  /** Gives up the silent warehouses of one batch of sagas; returns how many sagas were due. */
  public int giveUpSilent() {
    return overdue.giveUp();
  }

  /** State of the lane of this server. */
  public LaneState lane() {
    return lane.state();
  }

  /** Orders that this server placed by saga since it started. */
  public long placed() {
    return batch.placed();
  }

  /** Orders that this server rejected since it started, after their warehouses had been asked. */
  public long rejected() {
    return batch.rejected();
  }

  /** Forces creation at start, so that sagas of an earlier run go on. */
  void start(@Observes Startup event) {}

  @PreDestroy
  void stop() {
    overdue.stop();
    lane.close();
  }
}
