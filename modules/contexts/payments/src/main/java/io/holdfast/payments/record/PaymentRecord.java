package io.holdfast.payments.record;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Inbox;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Records decisions, once each, and publishes their events. */
@Singleton
public final class PaymentRecord {
  /** The name of this consumer in the inbox. */
  static final String CONSUMER = "payments";

  /** Work whose message no longer waits is dropped; the message is redelivered. */
  private static final LaneLimits LIMITS =
      new LaneLimits(1024, 256, 5, Duration.ofMillis(10)).droppingAfter(Duration.ofSeconds(20));

  private final HubDatabase hub;
  private final Transactions transactions;
  private final OperationSignal signal;
  private final Lane<DecidedPayment, Boolean> lane;

  @Inject
  public PaymentRecord(
      HubDatabase hub, Transactions transactions, ServerThreads threads, OperationSignal signal) {
    this.hub = hub;
    this.transactions = transactions;
    this.signal = signal;
    this.lane = new Lane<>("payments", LIMITS, this::write, threads.factory(), threads.executor());
  }

  /**
   * Whether the event was applied before.
   *
   * @throws io.holdfast.kernel.UnavailableException if the hub cannot be reached
   */
  public boolean has(UUID cause) {
    try (Connection connection = hub.plain().getConnection()) {
      return Inbox.contains(connection, CONSUMER, cause);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Records a decision, batched with others that wait.
   *
   * @return false if the event that caused it was applied before
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Boolean> add(DecidedPayment payment) {
    return lane.submit(payment);
  }

  /** Current state of its lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Boolean> write(List<DecidedPayment> batch) {
    return transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            return write(connection, batch);
          }
        });
  }

  private List<Boolean> write(Connection connection, List<DecidedPayment> batch)
      throws SQLException {
    Set<UUID> unseen =
        Inbox.receive(
            connection,
            CONSUMER,
            batch.stream().map(DecidedPayment::cause).filter(Objects::nonNull).toList());
    Map<UUID, DecidedPayment> candidates = new LinkedHashMap<>();
    List<DecidedPayment> again = new ArrayList<>();
    List<Boolean> answers = new ArrayList<>(batch.size());
    for (DecidedPayment payment : batch) {
      boolean first = payment.cause() == null || unseen.remove(payment.cause());
      answers.add(first);
      if (first && payment.tryAgain()) {
        again.add(payment);
      } else if (first) {
        candidates.put(TimeOrderedUuid.next(), payment);
      }
    }
    if (!again.isEmpty()) {
      PaymentTable.tryAgain(connection, again);
    }
    if (!candidates.isEmpty()) {
      add(connection, candidates);
    }
    return answers;
  }

  private void add(Connection connection, Map<UUID, DecidedPayment> candidates)
      throws SQLException {
    List<UUID> tried =
        candidates.values().stream()
            .filter(payment -> payment.cause() == null)
            .map(payment -> payment.request().order().value())
            .toList();
    PaymentTable.Added added = PaymentTable.add(connection, candidates);
    if (!tried.isEmpty()) {
      PaymentTable.endTries(connection, tried);
    }
    if (added.voidsDue()) {
      transactions.afterCommit(signal::due);
    }
    candidates.keySet().retainAll(added.events());
    hub.outbox().append(connection, events(candidates));
  }

  private static List<DomainEvent> events(Map<UUID, DecidedPayment> payments) {
    return payments.entrySet().stream()
        .map(entry -> PaymentEvents.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Closes the lane; waiting commands fail and their messages are redelivered. */
  @PreDestroy
  public void close() {
    lane.close();
  }
}
