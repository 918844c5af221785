package io.holdfast.fulfilment.record;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Inbox;
import io.holdfast.orders.Dispatches;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Makes and cancels shipments as their orders change, in batches, each event once. */
@Singleton
public final class OrderChanges {
  /** The consumer's name in the inbox. */
  public static final String CONSUMER = "fulfilment";

  private static final LaneLimits LIMITS =
      new LaneLimits(2048, 256, 5, Duration.ofMillis(10)).droppingAfter(Duration.ofSeconds(20));

  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO fulfilment.shipment (id, order_id, customer_id, warehouse, currency, amount_minor)
        SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        ON CONFLICT (id) DO NOTHING RETURNING id)
      INSERT INTO fulfilment.shipment_line (shipment_id, line_no, sku, quantity, amount_minor)
      SELECT l.* FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::bigint[])
        AS l (shipment_id, line_no, sku, quantity, amount_minor)
      JOIN added ON added.id = l.shipment_id""";

  /**
   * A label may exist once a worker has taken the shipment. It is voided when no request for it can
   * be under way any more: the lease of whoever holds it has ended then.
   */
  private static final String CANCEL =
      """
      UPDATE fulfilment.shipment s SET status = 'CANCELLED', version = s.version + 1, reason = c.reason,
        ended_at = clock_timestamp(), void_due = s.status = 'LABELLED' OR s.attempts > 0,
        attempts = 0, failed_at = NULL, last_error = NULL,
        next_attempt_at = CASE s.status WHEN 'PENDING' THEN greatest(s.next_attempt_at, clock_timestamp())
          ELSE clock_timestamp() END
      FROM unnest(?::uuid[], ?::text[]) AS c (id, reason)
      WHERE s.id = c.id AND s.status IN ('PENDING', 'LABELLED')""";

  private final HubDatabase hub;
  private final Dispatches dispatches;
  private final Transactions transactions;
  private final WorkSignal work;
  private final Lane<OrderChange, Boolean> lane;

  @Inject
  public OrderChanges(
      HubDatabase hub,
      Dispatches dispatches,
      Transactions transactions,
      ServerThreads threads,
      WorkSignal work) {
    this.hub = hub;
    this.dispatches = dispatches;
    this.transactions = transactions;
    this.work = work;
    this.lane = new Lane<>("shipments", LIMITS, this::write, threads.factory(), threads.executor());
  }

  /**
   * Applies a change, batched with others that wait.
   *
   * @return completes when it is stored, now or before
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Boolean> apply(OrderChange change) {
    return lane.submit(change);
  }

  /** Current state of its lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Boolean> write(List<OrderChange> batch) {
    transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            write(connection, batch);
            return null;
          }
        });
    work.signal();
    return Collections.nCopies(batch.size(), true);
  }

  private void write(Connection connection, List<OrderChange> batch) throws SQLException {
    Set<UUID> fresh =
        Inbox.receive(
            connection, CONSUMER, batch.stream().map(OrderChange::event).distinct().toList());
    Map<UUID, NewShipment> added = new LinkedHashMap<>();
    Map<OrderId, String> cancelled = new LinkedHashMap<>();
    for (OrderChange change : batch) {
      if (!fresh.contains(change.event())) {
        continue;
      }
      if (change instanceof OrderChange.Confirmed confirmed) {
        confirmed.shipments().forEach(shipment -> added.put(shipment.id(), shipment));
      } else if (change instanceof OrderChange.Cancelled ended) {
        cancelled.put(ended.order(), ended.reason());
      }
    }
    add(connection, added);
    cancel(connection, cancelled);
  }

  private static void add(Connection connection, Map<UUID, NewShipment> shipments)
      throws SQLException {
    if (shipments.isEmpty()) {
      return;
    }
    SqlRows rows = new SqlRows("uuid", "uuid", "text", "text", "text", "int8");
    SqlRows lines = new SqlRows("uuid", "int4", "text", "int4", "int8");
    for (NewShipment s : shipments.values()) {
      rows.add(
          s.id(),
          s.order().value(),
          s.customer(),
          s.warehouse().value(),
          s.currency(),
          s.minorUnits());
      int lineNo = 0;
      for (ShipmentLine line : s.lines()) {
        lines.add(s.id(), ++lineNo, line.sku(), line.quantity(), line.minorUnits());
      }
    }
    try (var add = connection.prepareStatement(ADD)) {
      lines.bind(connection, add, rows.bind(connection, add, 1));
      add.executeUpdate();
    }
  }

  private void cancel(Connection connection, Map<OrderId, String> orders) throws SQLException {
    if (orders.isEmpty()) {
      return;
    }
    SqlRows rows = new SqlRows("uuid", "text");
    List<DomainEvent> events = new ArrayList<>();
    for (Shipment s : ShipmentRows.lockUnsent(connection, orders.keySet()).values()) {
      String reason = orders.get(s.order());
      rows.add(s.id(), reason);
      events.add(ShipmentData.event(ShipmentEvent.CANCELLED, s, s.version() + 1, reason));
    }
    if (!rows.isEmpty()) {
      rows.write(connection, CANCEL);
      hub.outbox().append(connection, events);
    }
    // Its other shipments may have arrived before the rest was cancelled.
    dispatches.complete(connection, orders.keySet());
  }

  /** Closes the lane; waiting changes fail and their messages are redelivered. */
  @PreDestroy
  public void close() {
    lane.close();
  }
}
