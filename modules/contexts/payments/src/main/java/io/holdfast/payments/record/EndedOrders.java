package io.holdfast.payments.record;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.SqlFailure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Handles orders that were cancelled or expired: an authorisation made before the end is marked to
 * be voided. One made later is marked when it is recorded, since the order's token says so.
 */
@Singleton
public final class EndedOrders {
  /** Work whose message no longer waits is dropped; the message is redelivered. */
  private static final LaneLimits LIMITS =
      new LaneLimits(1024, 256, 5, Duration.ofMillis(10)).droppingAfter(Duration.ofSeconds(20));

  private static final String END =
      """
      WITH handled AS (
        INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
        ON CONFLICT DO NOTHING),
      forgotten AS (
        DELETE FROM payments.payment_token t USING unnest(?::uuid[]) AS skipped (id)
        WHERE t.order_id = skipped.id AND t.ended AND t.due_at IS NULL),
      void_due AS (
        UPDATE payments.payment p SET status = 'VOID_DUE', version = p.version + 1
        FROM unnest(?::uuid[]) AS ended (id)
        WHERE p.order_id = ended.id AND p.status = 'AUTHORISED'
        RETURNING p.order_id, p.amount_cents, p.currency)
      INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency)
      SELECT order_id, 'VOID', 'ORDER', order_id, amount_cents, currency FROM void_due
      ON CONFLICT DO NOTHING""";

  private final HubDatabase hub;
  private final OperationSignal signal;
  private final Lane<Handled, Boolean> lane;

  /**
   * @param ending whether the event tells of the end; else of the placement
   */
  private record Handled(UUID event, OrderId order, boolean ending) {}

  @Inject
  public EndedOrders(HubDatabase hub, ServerThreads threads, OperationSignal signal) {
    this.hub = hub;
    this.signal = signal;
    this.lane =
        new Lane<>("ended-orders", LIMITS, this::write, threads.factory(), threads.executor());
  }

  /**
   * Marks the payment of an ended order to be voided, if it was authorised.
   *
   * @param event event of the end; recorded as applied on return
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Boolean> voidPayment(UUID event, OrderId order) {
    return lane.submit(new Handled(event, order, true));
  }

  /**
   * Records the event of a placement as applied whose order needs no payment any more, and deletes
   * the order's token unless the provider may have been asked.
   *
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Boolean> skip(UUID event, OrderId order) {
    return lane.submit(new Handled(event, order, false));
  }

  /** Current state of its lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Boolean> write(List<Handled> batch) {
    Object[] events = batch.stream().map(Handled::event).distinct().toArray();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement end = connection.prepareStatement(END)) {
      end.setString(1, PaymentRecord.CONSUMER);
      end.setArray(2, connection.createArrayOf("uuid", events));
      end.setArray(3, connection.createArrayOf("uuid", orders(batch, false)));
      end.setArray(4, connection.createArrayOf("uuid", orders(batch, true)));
      if (end.executeUpdate() > 0) {
        signal.due();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    return Collections.nCopies(batch.size(), true);
  }

  private static Object[] orders(List<Handled> batch, boolean ending) {
    return batch.stream().filter(h -> h.ending() == ending).map(h -> h.order().value()).toArray();
  }

  /** Closes the lane; waiting commands fail and their messages are redelivered. */
  @PreDestroy
  public void close() {
    lane.close();
  }
}
