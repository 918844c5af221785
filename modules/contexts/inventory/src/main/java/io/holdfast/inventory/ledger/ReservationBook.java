package io.holdfast.inventory.ledger;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.PreparedHold;
import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Writes reservations into the books of one warehouse, inside the running transaction. */
public final class ReservationBook {
  private static final String SKUS =
      """
      SELECT r.order_id, r.sku
      FROM unnest(?::uuid[]) AS wanted (id) JOIN reservation r ON r.order_id = wanted.id""";

  /** What the event tells: a batch of one warehouse in one event. */
  record StockChange(String warehouse, List<Entry> reservations) {
    record Entry(UUID orderId, String sku, int quantity) {}
  }

  private ReservationBook() {}

  /** Makes a hold of units for orders ready to be sent. */
  public static PreparedHold hold(
      WarehouseNode node, List<Hold> holds, Map<Sku, Integer> versions, Duration timeToLive)
      throws SQLException {
    Map<Sku, Integer> sums = new TreeMap<>();
    holds.forEach(hold -> sums.merge(hold.sku(), hold.quantity(), Math::addExact));
    SqlRows counters = new SqlRows("text", "int4", "int4");
    sums.forEach((sku, quantity) -> counters.add(sku.value(), quantity, versions.get(sku)));
    SqlRows reservations = new SqlRows("uuid", "text", "int4");
    holds.forEach(h -> reservations.add(h.order().value(), h.sku().value(), h.quantity()));
    UUID event = TimeOrderedUuid.next();
    Connection connection = node.xa().getConnection();
    try {
      PreparedStatement hold = connection.prepareStatement(HoldStatements.HOLD);
      int next = reservations.bind(connection, hold, counters.bind(connection, hold, 1));
      hold.setLong(next++, timeToLive.toSeconds());
      hold.setObject(next++, event);
      hold.setObject(next++, event);
      hold.setString(next++, node.warehouse().code().value());
      hold.setString(next, told(node, holds));
      node.outbox().written();
      return new BoundHold(node, connection, hold, sums.size());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Ends what is still open of the orders' reservations and says what that was. */
  public static List<Hold> end(
      WarehouseNode node, Collection<OrderId> orders, ReservationOutcome outcome)
      throws SQLException {
    Object[] ids = orders.stream().map(OrderId::value).toArray();
    UUID event = TimeOrderedUuid.next();
    try (Connection connection = node.xa().getConnection();
        PreparedStatement end =
            connection.prepareStatement(
                outcome.frees() ? HoldStatements.FREE : HoldStatements.COMMIT)) {
      int next = 1;
      if (outcome.frees()) {
        end.setString(next++, outcome.name());
      }
      end.setArray(next++, connection.createArrayOf("uuid", ids));
      if (outcome.frees()) {
        end.setBoolean(next++, outcome.endsCommitted());
        end.setString(next++, outcome.movement());
      }
      String warehouse = node.warehouse().code().value();
      end.setObject(next++, event);
      end.setObject(next++, event);
      end.setString(next++, outcome.event());
      end.setString(next++, warehouse);
      end.setString(next, warehouse);
      node.outbox().written();
      return read(end);
    }
  }

  /** The SKUs that each of the orders has reserved. */
  public static Map<OrderId, Set<Sku>> skusOf(Connection connection, Collection<OrderId> orders)
      throws SQLException {
    Map<OrderId, Set<Sku>> skus = new HashMap<>();
    try (PreparedStatement look = connection.prepareStatement(SKUS)) {
      look.setArray(
          1, connection.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      try (ResultSet rows = look.executeQuery()) {
        while (rows.next()) {
          skus.computeIfAbsent(new OrderId(rows.getObject(1, UUID.class)), o -> new HashSet<>())
              .add(new Sku(rows.getString(2)));
        }
      }
    }
    return skus;
  }

  private static List<Hold> read(PreparedStatement end) throws SQLException {
    List<Hold> ended = new ArrayList<>();
    try (ResultSet rows = end.executeQuery()) {
      while (rows.next()) {
        ended.add(
            new Hold(
                new OrderId(rows.getObject(1, UUID.class)),
                new Sku(rows.getString(2)),
                rows.getInt(3)));
      }
    }
    return ended;
  }

  private static String told(WarehouseNode node, List<Hold> holds) {
    return JsonText.of(
        new StockChange(
            node.warehouse().code().value(),
            holds.stream()
                .map(h -> new StockChange.Entry(h.order().value(), h.sku().value(), h.quantity()))
                .toList()));
  }
}
