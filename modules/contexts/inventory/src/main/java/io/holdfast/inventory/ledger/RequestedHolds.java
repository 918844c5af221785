package io.holdfast.inventory.ledger;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.ReservationAnswer;
import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.messaging.Inbox;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reservations that messages request from one warehouse, inside the running transaction: with the
 * inbox rows of the requests, which carry the ids of their orders, and the event that answers them.
 */
public final class RequestedHolds {
  /** The consumer's name in the inbox; its rows carry the ids of orders. */
  public static final String CONSUMER = "reservations";

  private static final String KNOWN =
      """
      SELECT i.event_id FROM unnest(?::uuid[]) AS wanted (id)
      JOIN messaging.inbox i ON i.consumer = ? AND i.event_id = wanted.id""";

  private RequestedHolds() {}

  /**
   * Writes decided requests in one round trip.
   *
   * @param holds units of the orders that get theirs
   * @param answers to all of them, refusals too
   * @param seen counters of every SKU to hold, as read for the decision
   * @throws ConflictException if a counter has changed, or one of the orders was requested or
   *     released before
   */
  public static void hold(
      WarehouseNode node,
      List<Hold> holds,
      List<ReservationAnswer> answers,
      Map<Sku, StockLevel> seen,
      Duration timeToLive,
      LowStock lowStock)
      throws SQLException {
    Map<Sku, Integer> sums = new TreeMap<>();
    holds.forEach(hold -> sums.merge(hold.sku(), hold.quantity(), Math::addExact));
    SqlRows counters = new SqlRows("text", "int4", "int4");
    sums.forEach((sku, quantity) -> counters.add(sku.value(), quantity, seen.get(sku).version()));
    SqlRows reservations = new SqlRows("uuid", "text", "int4");
    holds.forEach(h -> reservations.add(h.order().value(), h.sku().value(), h.quantity()));
    UUID event = TimeOrderedUuid.next();
    List<DomainEvent> events = new ArrayList<>();
    if (!holds.isEmpty()) {
      events.addAll(new StockEvents(node, lowStock).reserved(event, holds, seen, sums));
    }
    events.add(answer(node, answers));
    try (Connection connection = node.xa().getConnection();
        PreparedStatement hold = connection.prepareStatement(HoldStatements.HOLD_RECEIVED)) {
      hold.setString(1, CONSUMER);
      hold.setArray(
          2,
          connection.createArrayOf(
              "uuid", answers.stream().map(ReservationAnswer::orderId).toArray()));
      int next = reservations.bind(connection, hold, counters.bind(connection, hold, 3));
      hold.setLong(next++, timeToLive.toSeconds());
      hold.setObject(next++, event);
      rows(events).bind(connection, hold, next);
      requireWritten(node, hold, sums.size(), answers.size());
    } catch (SQLException e) {
      throw node.failure(e);
    }
    node.outbox().written();
    node.changes().changed(sums.keySet());
  }

  private static SqlRows rows(List<DomainEvent> events) {
    SqlRows rows = new SqlRows("uuid", "text", "text", "int4", "text");
    events.forEach(e -> rows.add(e.id(), e.type(), e.aggregateId(), e.version(), e.data()));
    return rows;
  }

  private static void requireWritten(
      WarehouseNode node, PreparedStatement hold, int counters, int requests) throws SQLException {
    try (ResultSet row = hold.executeQuery()) {
      row.next();
      node.health().answered();
      if (row.getInt(1) != counters) {
        throw new ConflictException(
            "stock in " + node.warehouse().code() + " changed while requests were decided");
      }
      if (row.getInt(2) != requests) {
        throw new ConflictException(
            "an order was requested from " + node.warehouse().code() + " before");
      }
    }
  }

  /**
   * Releases what is reserved for some orders. The inbox is written first: a request to reserve
   * that another transaction executes has then committed, and is released, or finds the row.
   *
   * @return what was released now
   */
  public static List<Hold> release(WarehouseNode node, Collection<OrderId> orders)
      throws SQLException {
    try (Connection connection = node.xa().getConnection()) {
      Inbox.receive(connection, CONSUMER, orders.stream().map(OrderId::value).toList());
      List<Hold> released =
          ReservationBook.end(node, orders, ReservationOutcome.RELEASED, CONSUMER, List.of());
      List<ReservationAnswer> answers =
          orders.stream()
              .map(
                  order ->
                      new ReservationAnswer(
                          order.value(), ReservationAnswer.Outcome.RELEASED, null))
              .toList();
      node.outbox().append(connection, List.of(answer(node, answers)));
      node.health().answered();
      return released;
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  private static DomainEvent answer(WarehouseNode node, List<ReservationAnswer> answers) {
    String warehouse = node.warehouse().code().value();
    return DomainEvent.of(
        TimeOrderedUuid.next(),
        StockEvent.RESERVATION_ANSWERED,
        warehouse,
        null,
        JsonText.of(new ReservationAnswer.Event(warehouse, answers)));
  }

  /** Those of the orders that were requested or released before. */
  public static Set<OrderId> known(Connection connection, Collection<OrderId> orders)
      throws SQLException {
    Set<OrderId> known = new HashSet<>();
    try (PreparedStatement look = connection.prepareStatement(KNOWN)) {
      look.setArray(
          1, connection.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      look.setString(2, CONSUMER);
      try (ResultSet rows = look.executeQuery()) {
        while (rows.next()) {
          known.add(new OrderId(rows.getObject(1, UUID.class)));
        }
      }
    }
    return known;
  }

  /** The SKUs that some orders have reserved. */
  public static Set<Sku> skusOf(Connection connection, Collection<OrderId> orders)
      throws SQLException {
    Set<Sku> skus = new HashSet<>();
    ReservationBook.skusOf(connection, orders).values().forEach(skus::addAll);
    return skus;
  }
}
