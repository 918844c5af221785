package io.holdfast.fulfilment.record;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.messaging.Outbox;
import io.holdfast.orders.DispatchResult;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Records the dispatch of shipments in the transaction in which their units leave the stock. */
public final class DispatchTable {
  private static final String DISPATCH =
      """
      UPDATE fulfilment.shipment s SET status = n.status, version = s.version + 1, reason = n.reason,
        dispatched_at = CASE n.status WHEN 'DISPATCHED' THEN clock_timestamp() END,
        ended_at = CASE n.status WHEN 'CANCELLED' THEN clock_timestamp() END,
        void_due = n.status = 'CANCELLED', attempts = 0, last_error = NULL, failed_at = NULL,
        next_attempt_at = clock_timestamp()
      FROM (SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[])
        AS n (id, version, status, reason) ORDER BY id) n
      WHERE s.id = n.id AND s.version = n.version AND s.status = 'LABELLED'""";

  private DispatchTable() {}

  /**
   * Marks shipments as dispatched, or as cancelled where their order cannot ship.
   *
   * @param results one for each shipment; those postponed stay as they are
   * @throws ConflictException if one of them has changed since it was read
   */
  public static void write(
      Connection hub, Outbox outbox, List<Shipment> shipments, List<DispatchResult> results)
      throws SQLException {
    SqlRows rows = new SqlRows("uuid", "int4", "text", "text");
    List<DomainEvent> events = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Shipment s = shipments.get(i);
      if (results.get(i) instanceof DispatchResult.Dispatched) {
        rows.add(s.id(), s.version(), ShipmentStatus.DISPATCHED.name(), null);
        events.add(ShipmentData.event(ShipmentEvent.DISPATCHED, s, s.version() + 1, null));
      } else if (results.get(i) instanceof DispatchResult.Refused refused) {
        rows.add(s.id(), s.version(), ShipmentStatus.CANCELLED.name(), refused.reason());
        events.add(
            ShipmentData.event(ShipmentEvent.CANCELLED, s, s.version() + 1, refused.reason()));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    if (rows.write(hub, DISPATCH) != rows.size()) {
      throw new ConflictException("a shipment changed while its dispatch was decided");
    }
    outbox.append(hub, events);
  }
}
