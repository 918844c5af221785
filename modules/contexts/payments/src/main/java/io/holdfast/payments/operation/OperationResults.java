package io.holdfast.payments.operation;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.payments.operation.OperationOutcome.DeclinedAgain;
import io.holdfast.payments.operation.OperationOutcome.Obsolete;
import io.holdfast.payments.operation.OperationOutcome.Refused;
import io.holdfast.payments.operation.OperationOutcome.Succeeded;
import io.holdfast.payments.operation.OperationOutcome.Unknown;
import io.holdfast.payments.record.OperationSignal;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Records how calls ended, in batches, with an event for each that succeeded. An operation only
 * moves forward: a result that comes twice, or after a callback, changes nothing.
 */
@Singleton
public final class OperationResults {
  private static final System.Logger LOG = System.getLogger(OperationResults.class.getName());
  private static final LaneLimits LIMITS = new LaneLimits(1024, 256, 5, Duration.ofMillis(5));

  private final HubDatabase hub;
  private final Transactions transactions;
  private final OperationTerms terms;
  private final OperationSignal signal;
  private final Lane<OperationOutcome, Boolean> lane;

  @Inject
  public OperationResults(
      HubDatabase hub,
      Transactions transactions,
      ServerThreads threads,
      OperationTerms terms,
      OperationSignal signal) {
    this.hub = hub;
    this.transactions = transactions;
    this.terms = terms;
    this.signal = signal;
    this.lane =
        new Lane<>("payment-outcomes", LIMITS, this::write, threads.factory(), threads.executor());
  }

  /**
   * Records an outcome, batched with others that wait.
   *
   * @return whether this result changed the operation
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  CompletableFuture<Boolean> add(OperationOutcome outcome) {
    return lane.submit(outcome);
  }

  /**
   * Records that an operation is done, as the provider told by itself.
   *
   * @param reference the provider's; never null
   * @return whether this changed the operation
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Boolean> succeeded(OperationId id, String reference) {
    return lane.submit(new Succeeded(id, reference));
  }

  /** Current state of its lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Boolean> write(List<OperationOutcome> batch) {
    List<Succeeded> succeeded = of(batch, Succeeded.class);
    List<Refused> refused = of(batch, Refused.class);
    List<Unknown> unknown = of(batch, Unknown.class);
    Set<OperationId> changed = new HashSet<>();
    transactions.run(
        () -> {
          changed.clear();
          try (Connection connection = hub.xa().getConnection()) {
            if (!succeeded.isEmpty()) {
              SuccessTable.Recorded recorded = SuccessTable.record(connection, succeeded);
              changed.addAll(recorded.operations());
              hub.outbox().append(connection, recorded.events());
              transactions.afterCommit(signal::due);
            }
            changed.addAll(FailureTable.refuse(connection, refused));
            changed.addAll(FailureTable.postpone(connection, unknown, terms.longestBackOff()));
            changed.addAll(
                FailureTable.tryAgain(
                    connection, of(batch, DeclinedAgain.class), terms.longestBackOff()));
            changed.addAll(FailureTable.giveUp(connection, of(batch, Obsolete.class)));
          }
          return null;
        });
    refused.stream().filter(one -> changed.contains(one.id())).forEach(OperationResults::warn);
    return batch.stream().map(one -> changed.contains(one.id())).toList();
  }

  private static <T> List<T> of(List<OperationOutcome> batch, Class<T> type) {
    return batch.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Once for each operation, since it is refused once. */
  private static void warn(Refused refused) {
    LOG.log(
        System.Logger.Level.WARNING,
        "order %s: %s was refused: %s"
            .formatted(refused.id().order(), refused.id().key(), refused.reason()));
  }

  /** Closes the lane; what is not recorded is called for again after its lease. */
  @PreDestroy
  public void close() {
    lane.close();
  }
}
