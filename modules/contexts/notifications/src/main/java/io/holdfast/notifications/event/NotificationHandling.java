package io.holdfast.notifications.event;

import io.holdfast.batching.BoundedWait;
import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Inbox;
import io.holdfast.notifications.outgoing.NewMessages;
import io.holdfast.notifications.stock.AnomalyAlerts;
import io.holdfast.notifications.stock.StockMessages;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Turns events into messages, batched: the inbox rows of the events and the rows of their messages
 * are one transaction on the hub. Nothing is sent here.
 */
@Singleton
public final class NotificationHandling {
  /** The name of this consumer in the inbox. */
  public static final String CONSUMER = "notifications";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final LaneLimits LIMITS =
      new LaneLimits(1024, 256, 5, Duration.ofMillis(10)).droppingAfter(PATIENCE);

  private final HubDatabase hub;
  private final Transactions transactions;
  private final StockMessages stock;
  private final NewMessages newMessages;
  private final Lane<DomainEvent, Boolean> lane;

  @Inject
  public NotificationHandling(
      HubDatabase hub,
      Transactions transactions,
      StockMessages stock,
      NewMessages newMessages,
      ServerThreads threads) {
    this.hub = hub;
    this.transactions = transactions;
    this.stock = stock;
    this.newMessages = newMessages;
    this.lane = new Lane<>(CONSUMER, LIMITS, this::write, threads.factory(), threads.executor());
  }

  /**
   * Handles one event; on return its messages are written.
   *
   * @return false if it was handled before
   * @throws RuntimeException if the event is to be delivered again
   */
  public boolean handle(DomainEvent event) {
    return BoundedWait.await(lane.submit(event), PATIENCE, "the hub");
  }

  /** Current state of its lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Boolean> write(List<DomainEvent> batch) {
    return transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            return write(connection, batch);
          }
        });
  }

  private List<Boolean> write(Connection connection, List<DomainEvent> batch) throws SQLException {
    Set<UUID> unseen =
        Inbox.receive(connection, CONSUMER, batch.stream().map(DomainEvent::id).toList());
    List<DomainEvent> fresh = new ArrayList<>(batch.size());
    List<Boolean> answers = new ArrayList<>(batch.size());
    for (DomainEvent event : batch) {
      boolean first = unseen.remove(event.id());
      answers.add(first);
      if (first) {
        fresh.add(event);
      }
    }
    int written = MessageTable.write(connection, fresh) + stock.write(connection, fresh);
    AnomalyAlerts.open(connection, fresh);
    if (written > 0) {
      transactions.afterCommit(newMessages::signal);
    }
    return answers;
  }

  /** Closes the lane; waiting commands fail and their messages are redelivered. */
  @PreDestroy
  public void close() {
    lane.close();
  }
}
