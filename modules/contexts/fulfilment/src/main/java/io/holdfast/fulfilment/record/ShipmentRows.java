package io.holdfast.fulfilment.record;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.WarehouseCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Reads shipments with their lines, each in its own partition. */
public final class ShipmentRows {
  private static final String READ =
      """
      SELECT s.id, s.order_id, s.customer_id, s.warehouse, s.status, s.currency, s.amount_minor, s.carrier,
        s.tracking_number, s.version, l.sku, l.quantity, l.amount_minor
      FROM (%s) s JOIN fulfilment.shipment_line l ON l.shipment_id = s.id
      ORDER BY s.id, l.line_no""";

  private static final String BY_ID =
      READ.formatted(
          """
          SELECT x.* FROM unnest(?::uuid[]) AS wanted (id)
          JOIN fulfilment.shipment x ON x.id = wanted.id""");

  private static final String LOCKED_BY_ID =
      READ.formatted(
          """
          SELECT x.* FROM unnest(?::uuid[]) AS wanted (id)
          JOIN fulfilment.shipment x ON x.id = wanted.id ORDER BY x.id FOR UPDATE OF x""");

  private static final String UNSENT_OF_ORDERS =
      READ.formatted(
          """
          SELECT x.* FROM unnest(?::uuid[]) AS wanted (id)
          JOIN fulfilment.shipment x ON x.order_id = wanted.id
            AND x.id BETWEEN fulfilment.first_of(wanted.id) AND fulfilment.last_of(wanted.id)
          WHERE x.status IN ('PENDING', 'LABELLED') ORDER BY x.id FOR UPDATE OF x""");

  private ShipmentRows() {}

  /** Shipments by their ids; those that do not exist are missing. */
  public static Map<UUID, Shipment> read(Connection hub, Collection<UUID> ids) throws SQLException {
    return read(hub, BY_ID, ids.toArray());
  }

  /** As {@link #read}; their rows are locked in the order of their ids. */
  static Map<UUID, Shipment> lock(Connection hub, Collection<UUID> ids) throws SQLException {
    return read(hub, LOCKED_BY_ID, ids.toArray());
  }

  /** The shipments of some orders that have not left; their rows are locked. */
  static Map<UUID, Shipment> lockUnsent(Connection hub, Collection<OrderId> orders)
      throws SQLException {
    return read(hub, UNSENT_OF_ORDERS, orders.stream().map(OrderId::value).toArray());
  }

  private static Map<UUID, Shipment> read(Connection hub, String statement, Object[] ids)
      throws SQLException {
    Map<UUID, Shipment> found = new LinkedHashMap<>();
    try (PreparedStatement look = hub.prepareStatement(statement)) {
      look.setArray(1, hub.createArrayOf("uuid", ids));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          Shipment shipment = found.get(id);
          if (shipment == null) {
            shipment = shipment(id, row);
            found.put(id, shipment);
          }
          shipment
              .lines()
              .add(new ShipmentLine(row.getString(11), row.getInt(12), row.getLong(13)));
        }
      }
    }
    return found;
  }

  private static Shipment shipment(UUID id, ResultSet row) throws SQLException {
    return new Shipment(
        id,
        new OrderId(row.getObject(2, UUID.class)),
        row.getString(3),
        new WarehouseCode(row.getString(4)),
        ShipmentStatus.valueOf(row.getString(5)),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        new ArrayList<>());
  }
}
