package io.holdfast.fulfilment.record;

import io.holdfast.fulfilment.CarrierReport;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.messaging.Outbox;
import io.holdfast.orders.Dispatches;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Stores the carrier's reports, each once, and moves dispatched shipments by them. The first end
 * that is reported counts: a late IN_TRANSIT keeps DELIVERED. A report that comes before the
 * dispatch is stored, too, and counts as soon as the shipment is dispatched.
 */
public final class CarrierReports {
  private static final String STORE =
      """
      INSERT INTO fulfilment.carrier_event (shipment_id, event_id, code, happened_at)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[]) ON CONFLICT DO NOTHING""";

  /** Of a parcel reported both lost and delivered, the earlier report received counts. */
  private static final String ENDS =
      """
      SELECT DISTINCT ON (e.shipment_id) e.shipment_id, e.code
      FROM unnest(?::uuid[]) AS wanted (id)
      JOIN fulfilment.carrier_event e ON e.shipment_id = wanted.id
      WHERE e.code IN ('DELIVERED', 'LOST') ORDER BY e.shipment_id, e.received_at, e.event_id""";

  private static final String END =
      """
      UPDATE fulfilment.shipment s SET status = e.status, version = s.version + 1,
        ended_at = clock_timestamp()
      FROM unnest(?::uuid[], ?::int[], ?::text[]) AS e (id, version, status)
      WHERE s.id = e.id AND s.version = e.version AND s.status = 'DISPATCHED'""";

  private final Outbox outbox;
  private final Dispatches dispatches;

  public CarrierReports(Outbox outbox, Dispatches dispatches) {
    this.outbox = outbox;
    this.dispatches = dispatches;
  }

  /**
   * Stores reports and applies them, in the running transaction.
   *
   * @return the shipments that exist
   */
  public Set<UUID> receive(Connection hub, Collection<CarrierReport> reports) throws SQLException {
    Set<UUID> named = new HashSet<>();
    reports.forEach(report -> named.add(report.shipment()));
    Map<UUID, Shipment> known = ShipmentRows.lock(hub, named);
    SqlRows rows = new SqlRows("uuid", "text", "text", "text");
    for (CarrierReport report : reports) {
      if (known.containsKey(report.shipment())) {
        rows.add(report.shipment(), report.eventId(), report.code().name(), report.at().toString());
      }
    }
    if (!rows.isEmpty()) {
      rows.write(hub, STORE);
      apply(hub, known.values());
    }
    return known.keySet();
  }

  /** Applies what was reported about shipments before they were dispatched. */
  public void applyEarly(Connection hub, Collection<UUID> dispatched) throws SQLException {
    if (!ends(hub, dispatched).isEmpty()) {
      apply(hub, ShipmentRows.lock(hub, dispatched).values());
    }
  }

  private void apply(Connection hub, Collection<Shipment> shipments) throws SQLException {
    List<Shipment> underWay =
        shipments.stream().filter(s -> s.status() == ShipmentStatus.DISPATCHED).toList();
    Map<UUID, ShipmentStatus> ends = ends(hub, underWay.stream().map(Shipment::id).toList());
    SqlRows rows = new SqlRows("uuid", "int4", "text");
    List<DomainEvent> events = new ArrayList<>();
    Set<OrderId> orders = new HashSet<>();
    for (Shipment s : underWay) {
      ShipmentStatus end = ends.get(s.id());
      if (end != null) {
        rows.add(s.id(), s.version(), end.name());
        ShipmentEvent type =
            end == ShipmentStatus.LOST ? ShipmentEvent.LOST : ShipmentEvent.DELIVERED;
        events.add(ShipmentData.event(type, s, s.version() + 1, null));
        orders.add(s.order());
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    rows.write(hub, END);
    outbox.append(hub, events);
    dispatches.complete(hub, orders);
  }

  private static Map<UUID, ShipmentStatus> ends(Connection hub, Collection<UUID> shipments)
      throws SQLException {
    Map<UUID, ShipmentStatus> ends = new HashMap<>();
    if (shipments.isEmpty()) {
      return ends;
    }
    try (PreparedStatement look = hub.prepareStatement(ENDS)) {
      look.setArray(1, hub.createArrayOf("uuid", shipments.toArray()));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          ends.put(row.getObject(1, UUID.class), ShipmentStatus.valueOf(row.getString(2)));
        }
      }
    }
    return ends;
  }
}
