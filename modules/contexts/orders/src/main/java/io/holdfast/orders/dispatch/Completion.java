package io.holdfast.orders.dispatch;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.JsonText;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Completes orders whose shipments have all arrived or are lost. */
public final class Completion {
  /**
   * Two shipments of one order may arrive at once in two transactions. The second waits here for
   * the first, and its next statement sees what the first wrote.
   */
  private static final String LOCK =
      """
      SELECT o.id FROM unnest(?::uuid[]) AS wanted (id) JOIN orders.orders o ON o.id = wanted.id
      WHERE o.status = 'SHIPPED' ORDER BY o.id FOR UPDATE OF o""";

  private static final String COMPLETE =
      """
      UPDATE orders.orders o SET status = 'COMPLETED', version = o.version + 1
      FROM unnest(?::uuid[]) AS wanted (id)
      WHERE o.id = wanted.id AND o.status = 'SHIPPED' AND NOT EXISTS (
        SELECT FROM fulfilment.shipment s
        WHERE s.order_id = wanted.id
          AND s.id BETWEEN fulfilment.first_of(wanted.id) AND fulfilment.last_of(wanted.id)
          AND s.status IN ('PENDING', 'LABELLED', 'DISPATCHED'))
      RETURNING o.id""";

  private final HubDatabase hub;

  public Completion(HubDatabase hub) {
    this.hub = hub;
  }

  /** See {@link io.holdfast.orders.Dispatches#complete}. */
  public void complete(Connection connection, Collection<OrderId> orders) throws SQLException {
    List<OrderId> shipped = ids(connection, LOCK, orders);
    if (shipped.isEmpty()) {
      return;
    }
    List<OrderId> completed = ids(connection, COMPLETE, shipped);
    if (completed.isEmpty()) {
      return;
    }
    List<DomainEvent> events = new ArrayList<>();
    Map<OrderId, OrderParts> contents = OrderParts.read(connection, completed);
    for (OrderId id : completed) {
      OrderParts order = contents.get(id);
      events.add(
          DomainEvent.of(
              TimeOrderedUuid.next(),
              OrderEvent.COMPLETED,
              id.toString(),
              order.version(),
              JsonText.of(order.data())));
    }
    hub.outbox().append(connection, events);
  }

  private static List<OrderId> ids(
      Connection connection, String statement, Collection<OrderId> orders) throws SQLException {
    Array wanted =
        connection.createArrayOf("uuid", orders.stream().distinct().map(OrderId::value).toArray());
    List<OrderId> found = new ArrayList<>();
    try (PreparedStatement look = connection.prepareStatement(statement)) {
      look.setArray(1, wanted);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.add(new OrderId(row.getObject(1, UUID.class)));
        }
      }
    }
    return found;
  }
}
