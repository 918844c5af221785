package io.holdfast.orders.placement;

import io.holdfast.kernel.ConflictException;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.bundle.BundleLines;
import io.holdfast.orders.event.ReservationRequested;
import io.holdfast.orders.sale.TicketUses;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Writes decided orders, their answers and their events into the hub, inside the transaction. */
final class OrderWriter {
  private final HubDatabase hub;
  private final Duration timeToLive;
  private final Duration reservedFor;
  private final String place;

  /**
   * @param timeToLive how long an order may stay unpaid before it expires
   */
  OrderWriter(HubDatabase hub, Duration timeToLive) {
    this(hub, timeToLive, timeToLive, OrderStatements.PLACE);
  }

  private OrderWriter(
      HubDatabase hub, Duration timeToLive, Duration reservedFor, String placeStatement) {
    this.hub = hub;
    this.timeToLive = timeToLive;
    this.reservedFor = reservedFor;
    this.place = placeStatement;
  }

  /**
   * Writes orders that are PENDING, and the requests to their warehouses.
   *
   * @param deadline how long a warehouse may take to answer
   */
  static OrderWriter ofSagas(HubDatabase hub, Duration timeToLive, Duration deadline) {
    return new OrderWriter(
        hub,
        timeToLive,
        ReservationRequested.timeToLive(timeToLive, deadline),
        OrderStatements.pending(deadline));
  }

  /**
   * Writes the final decisions.
   *
   * @throws KeyTakenException if a key has a stored answer already
   * @param limits version of the purchase limits that the decisions are based on
   * @param guards of the limited SKUs among them; may be empty
   * @param sales version of the sales that the decisions are based on
   * @param uses of the tickets among them; may be empty
   * @throws ConflictException if a price, a limit or a sale has changed since it was read, a
   *     customer has bought more of a limited SKU, or a ticket was used
   */
  void write(List<Decision> decisions, long limits, SqlRows guards, long sales, SqlRows uses)
      throws SQLException {
    OrderRows batch = new OrderRows(reservedFor);
    decisions.forEach(batch::add);
    try (Connection connection = hub.xa().getConnection();
        PreparedStatement writing = connection.prepareStatement(place)) {
      int next = batch.keys.bind(connection, writing, 1);
      writing.setLong(next++, timeToLive.toSeconds());
      next = batch.orders.bind(connection, writing, next);
      next = batch.lines.bind(connection, writing, next);
      next = batch.allocations.bind(connection, writing, next);
      next = batch.events.bind(connection, writing, next);
      batch.prices.bind(connection, writing, next);
      try (ResultSet row = writing.executeQuery()) {
        row.next();
        check(row, batch, limits, sales);
      }
      BundleLines.write(connection, batch.bundles);
      if (!guards.isEmpty() && guards.write(connection, OrderStatements.GUARD) != guards.size()) {
        throw new ConflictException("a customer bought more while an order was decided");
      }
      if (!uses.isEmpty() && TicketUses.write(connection, uses) != uses.size()) {
        throw new ConflictException("a ticket was used while an order was decided");
      }
      if (!batch.times.isEmpty()) {
        batch.times.write(connection, OrderStatements.TIMES);
      }
    }
    hub.outbox().written();
  }

  private static void check(ResultSet written, OrderRows batch, long limits, long sales)
      throws SQLException {
    if (written.getInt(1) != batch.keys.size()) {
      throw new KeyTakenException();
    }
    if (written.getInt(2) != batch.prices.size()) {
      throw new ConflictException("a price changed while an order was decided");
    }
    if (written.getLong(3) != limits) {
      throw new LimitsChangedException();
    }
    if (written.getLong(4) != sales) {
      throw new SalesChangedException();
    }
  }
}
