package io.holdfast.orders.saga;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Inbox;
import io.holdfast.orders.Shortage;
import io.holdfast.orders.event.RejectedOrder;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Writes the sagas of one batch into the hub, inside the transaction. */
final class SagaWriter {
  /** The consumer's name in the inbox. */
  static final String CONSUMER = "sagas";

  /** The time to pay begins when the order is placed. */
  private static final String ORDERS =
      """
      UPDATE orders.orders o SET status = n.status, version = o.version + 1,
        end_reason = CASE WHEN n.status = 'REJECTED' THEN n.reason END,
        ended_at = CASE WHEN n.status = 'REJECTED' THEN now() END,
        expires_at = CASE WHEN n.status = 'PLACED' THEN clock_timestamp() + coalesce(
            (SELECT t.time_to_pay FROM payments.payment_token t WHERE t.order_id = o.id), interval '0')
          ELSE o.expires_at END
      FROM (SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[])
        AS s (id, version, status, reason) ORDER BY id) n
      WHERE o.id = n.id AND o.version = n.version AND o.status = 'PENDING'""";

  private static final String SAGAS =
      """
      UPDATE orders.saga s SET shortages = n.shortages,
        due_at = CASE WHEN n.status <> 'PENDING' THEN NULL
          WHEN n.replanned THEN clock_timestamp() + n.millis * interval '1 millisecond' ELSE s.due_at END,
        ended_at = CASE WHEN n.status <> 'PENDING' THEN now() END
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bool[], ?::bigint[])
        AS n (id, status, shortages, replanned, millis)
      WHERE s.order_id = n.id""";

  private static final String STEPS =
      """
      INSERT INTO orders.saga_step AS s (order_id, warehouse, state, answered_at, release_asked_at, released_at)
      SELECT n.id, n.warehouse, n.state, CASE WHEN n.state IN ('RESERVED', 'REFUSED') THEN now() END,
        CASE WHEN n.releasing THEN now() END, CASE WHEN n.released THEN now() END
      FROM (SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bool[], ?::bool[])
        AS c (id, warehouse, state, releasing, released) ORDER BY id, warehouse) n
      ON CONFLICT (order_id, warehouse) DO UPDATE SET state = excluded.state,
        answered_at = coalesce(s.answered_at, excluded.answered_at),
        release_asked_at = coalesce(s.release_asked_at, excluded.release_asked_at),
        released_at = coalesce(s.released_at, excluded.released_at)""";

  private static final String FORGET_PLAN =
      """
      DELETE FROM orders.allocation a USING unnest(?::uuid[]) AS n (id) WHERE a.order_id = n.id""";

  private static final String PLAN =
      """
      INSERT INTO orders.allocation (order_id, line_no, warehouse, quantity)
      SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])""";

  /** Nobody will ask for the payment of an order that was never placed. */
  private static final String FORGET_TOKENS =
      """
      DELETE FROM payments.payment_token t USING unnest(?::uuid[]) AS n (id) WHERE t.order_id = n.id""";

  private final HubDatabase hub;
  private final Duration deadline;
  private final SagaEvents events;

  SagaWriter(HubDatabase hub, Duration deadline, SagaEvents events) {
    this.hub = hub;
    this.deadline = deadline;
    this.events = events;
  }

  /**
   * Writes what has changed.
   *
   * @param received events to record as applied
   * @throws ConflictException if one of the orders has another version by now
   */
  void write(Collection<UUID> received, List<SagaState> changed) throws SQLException {
    try (Connection connection = hub.xa().getConnection()) {
      if (!received.isEmpty()) {
        Inbox.receive(connection, CONSUMER, received);
      }
      writeOrders(connection, changed.stream().filter(SagaState::movesOrder).toList());
      writeSteps(connection, changed);
      writePlans(connection, changed.stream().filter(SagaState::isReplanned).toList());
      forgetTokens(connection, changed);
      List<DomainEvent> told = new ArrayList<>();
      changed.forEach(saga -> told.addAll(events.of(saga)));
      hub.outbox().append(connection, told);
    }
  }

  private void writeOrders(Connection connection, List<SagaState> moved) throws SQLException {
    if (moved.isEmpty()) {
      return;
    }
    SqlRows orders = new SqlRows("uuid", "int4", "text", "text");
    SqlRows sagas = new SqlRows("uuid", "text", "text", "bool", "int8");
    for (SagaState saga : moved) {
      UUID id = saga.id().value();
      String status = saga.status().name();
      orders.add(id, saga.order().version(), status, RejectedOrder.INSUFFICIENT_STOCK);
      sagas.add(id, status, shortages(saga.shortages()), saga.isReplanned(), deadline.toMillis());
    }
    if (orders.write(connection, ORDERS) != orders.size()) {
      throw new ConflictException("an order changed while its saga was decided");
    }
    sagas.write(connection, SAGAS);
  }

  private static String shortages(List<Shortage> shortages) {
    return shortages.isEmpty() ? null : JsonText.of(shortages);
  }

  private static void writeSteps(Connection connection, List<SagaState> changed)
      throws SQLException {
    SqlRows rows = new SqlRows("uuid", "text", "text", "bool", "bool");
    for (SagaState saga : changed) {
      for (String warehouse : saga.changedSteps()) {
        SagaStep step = saga.step(warehouse);
        rows.add(
            saga.id().value(), warehouse, step.state().name(), step.releasing(), step.released());
      }
    }
    if (!rows.isEmpty()) {
      rows.write(connection, STEPS);
    }
  }

  private static void writePlans(Connection connection, List<SagaState> replanned)
      throws SQLException {
    if (replanned.isEmpty()) {
      return;
    }
    SqlRows orders = new SqlRows("uuid");
    SqlRows rows = new SqlRows("uuid", "int4", "text", "int4");
    for (SagaState saga : replanned) {
      orders.add(saga.id().value());
      saga.parts()
          .forEach(p -> rows.add(saga.id().value(), p.lineNo(), p.warehouse(), p.quantity()));
    }
    orders.write(connection, FORGET_PLAN);
    rows.write(connection, PLAN);
  }

  private static void forgetTokens(Connection connection, List<SagaState> changed)
      throws SQLException {
    SqlRows orders = new SqlRows("uuid");
    changed.stream()
        .filter(s -> s.movesOrder() && s.status() == OrderStatus.REJECTED)
        .forEach(s -> orders.add(s.id().value()));
    if (!orders.isEmpty()) {
      orders.write(connection, FORGET_TOKENS);
    }
  }
}
