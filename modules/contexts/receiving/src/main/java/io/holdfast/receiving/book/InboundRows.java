package io.holdfast.receiving.book;

import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import io.holdfast.receiving.InboundQuery;
import io.holdfast.receiving.InboundShipment;
import io.holdfast.receiving.InboundStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads inbound shipments with their lines and receipts. */
final class InboundRows {
  private static final String SHIPMENTS =
      """
      SELECT id, supplier, reference, warehouse, status, expected_at, announced_at, closed_at, version
      FROM receiving.inbound_shipment""";
  private static final String ONE = SHIPMENTS + " WHERE id = ?";
  private static final String PAGE =
      SHIPMENTS
          + """
       WHERE (?::text IS NULL OR status = ?) AND (?::text IS NULL OR supplier = ?)
        AND (?::text IS NULL OR warehouse = ?) AND (?::uuid IS NULL OR id < ?)
      ORDER BY id DESC LIMIT ?""";
  private static final String LINES =
      """
      SELECT l.inbound_id, l.sku, l.announced, l.received
      FROM unnest(?::uuid[]) AS wanted (id)
      JOIN receiving.inbound_line l ON l.inbound_id = wanted.id
      ORDER BY l.inbound_id, l.sku COLLATE "C\"""";
  private static final String RECEIPTS =
      """
      SELECT r.inbound_id, r.reference, r.received_at, r.lines::text
      FROM unnest(?::uuid[]) AS wanted (id)
      JOIN receiving.inbound_receipt r ON r.inbound_id = wanted.id
      ORDER BY r.inbound_id, r.received_at, r.reference""";

  private InboundRows() {}

  static Optional<InboundShipment> one(Connection hub, UUID id) throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(ONE)) {
      look.setObject(1, id);
      return read(hub, look).stream().findFirst();
    }
  }

  static List<InboundShipment> page(Connection hub, InboundQuery query) throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(PAGE)) {
      int next = 1;
      for (Object condition : new Object[] {query.status(), query.supplier(), query.warehouse()}) {
        String text = condition == null ? null : condition.toString();
        look.setString(next++, text);
        look.setString(next++, text);
      }
      look.setObject(next++, query.cursor());
      look.setObject(next++, query.cursor());
      look.setInt(next, query.limit() + 1);
      return read(hub, look);
    }
  }

  private static List<InboundShipment> read(Connection hub, PreparedStatement look)
      throws SQLException {
    Map<UUID, InboundShipment> found = new LinkedHashMap<>();
    try (ResultSet row = look.executeQuery()) {
      while (row.next()) {
        InboundShipment shipment = shipment(row);
        found.put(shipment.id(), shipment);
      }
    }
    if (!found.isEmpty()) {
      addLines(hub, found);
      addReceipts(hub, found);
    }
    return List.copyOf(found.values());
  }

  private static InboundShipment shipment(ResultSet row) throws SQLException {
    return new InboundShipment(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        InboundStatus.valueOf(row.getString(5)),
        InboundBook.instant(row, 6),
        InboundBook.instant(row, 7),
        InboundBook.instant(row, 8),
        new ArrayList<>(),
        new ArrayList<>(),
        row.getInt(9));
  }

  private static void addLines(Connection hub, Map<UUID, InboundShipment> found)
      throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(LINES)) {
      ids(found).bind(hub, look, 1);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found
              .get(row.getObject(1, UUID.class))
              .lines()
              .add(new InboundShipment.Line(row.getString(2), row.getInt(3), row.getInt(4)));
        }
      }
    }
  }

  private static void addReceipts(Connection hub, Map<UUID, InboundShipment> found)
      throws SQLException {
    try (PreparedStatement look = hub.prepareStatement(RECEIPTS)) {
      ids(found).bind(hub, look, 1);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found
              .get(row.getObject(1, UUID.class))
              .receipts()
              .add(
                  new InboundShipment.Receipt(
                      row.getString(2),
                      InboundBook.instant(row, 3),
                      List.of(JsonText.read(row.getString(4), InboundShipment.Item[].class))));
        }
      }
    }
  }

  private static SqlRows ids(Map<UUID, InboundShipment> found) {
    SqlRows ids = new SqlRows("uuid");
    found.keySet().forEach(ids::add);
    return ids;
  }
}
