package io.holdfast.receiving.book;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import io.holdfast.receiving.InboundQuery;
import io.holdfast.receiving.InboundShipment;
import io.holdfast.receiving.InboundStatus;
import io.holdfast.receiving.Notice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Writes inbound shipments inside the running transaction, and reads them outside. */
@Singleton
public final class InboundBook {
  private static final String ANNOUNCED_BEFORE =
      "SELECT 1 FROM receiving.inbound_reference WHERE supplier = ? AND reference = ?";
  private static final String ANNOUNCE =
      """
      WITH announced AS (INSERT INTO receiving.inbound_shipment
          (id, supplier, reference, warehouse, status, expected_at)
        VALUES (?, ?, ?, ?, 'ANNOUNCED', ?) RETURNING id, supplier, reference, announced_at),
      once AS (INSERT INTO receiving.inbound_reference (supplier, reference, inbound_id)
        SELECT supplier, reference, id FROM announced),
      lined AS (INSERT INTO receiving.inbound_line (inbound_id, sku, announced)
        SELECT a.id, l.sku, l.announced
        FROM announced a, unnest(?::text[], ?::int[]) AS l (sku, announced))
      SELECT announced_at FROM announced""";
  private static final String RECEIVE =
      """
      WITH changed AS (UPDATE receiving.inbound_shipment SET status = ?, version = version + 1,
          closed_at = CASE WHEN ? THEN now() END
        WHERE id = ? AND version = ? RETURNING id, closed_at),
      lined AS (INSERT INTO receiving.inbound_line (inbound_id, sku, announced, received)
        SELECT c.id, l.sku, l.announced, l.received
        FROM changed c, unnest(?::text[], ?::int[], ?::int[]) AS l (sku, announced, received)
        ON CONFLICT (inbound_id, sku) DO UPDATE SET received = excluded.received),
      booked AS (INSERT INTO receiving.inbound_receipt (inbound_id, reference, lines)
        SELECT id, ?, ?::jsonb FROM changed RETURNING received_at)
      SELECT closed_at, received_at FROM changed, booked""";

  private final HubDatabase hub;

  @Inject
  public InboundBook(HubDatabase hub) {
    this.hub = hub;
  }

  /** Whether the supplier announced this reference before. */
  boolean isAnnounced(String supplier, String reference) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(ANNOUNCED_BEFORE)) {
      look.setString(1, supplier);
      look.setString(2, reference);
      try (ResultSet row = look.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The shipment of a notice, about to be stored. */
  InboundShipment of(Notice notice, SortedMap<Sku, Integer> units) {
    List<InboundShipment.Line> lines = new ArrayList<>();
    units.forEach((sku, n) -> lines.add(new InboundShipment.Line(sku.value(), n, 0)));
    return new InboundShipment(
        TimeOrderedUuid.next(),
        notice.supplier(),
        notice.reference(),
        notice.warehouse().value(),
        InboundStatus.ANNOUNCED,
        notice.expectedAt(),
        null,
        null,
        lines,
        List.of(),
        0);
  }

  /**
   * Stores a new shipment and its event.
   *
   * @return as stored
   */
  InboundShipment announce(InboundShipment shipment) throws SQLException {
    SqlRows lines = new SqlRows("text", "int4");
    shipment.lines().forEach(line -> lines.add(line.sku(), line.announced()));
    try (Connection connection = hub.xa().getConnection();
        PreparedStatement announce = connection.prepareStatement(ANNOUNCE)) {
      announce.setObject(1, shipment.id());
      announce.setString(2, shipment.supplier());
      announce.setString(3, shipment.reference());
      announce.setString(4, shipment.warehouse());
      announce.setObject(
          5, shipment.expectedAt() == null ? null : shipment.expectedAt().atOffset(ZoneOffset.UTC));
      lines.bind(connection, announce, 6);
      InboundShipment stored;
      try (ResultSet row = announce.executeQuery()) {
        row.next();
        stored = at(shipment, instant(row, 1), null, shipment.receipts());
      }
      hub.outbox().append(connection, List.of(InboundEvents.announced(stored)));
      return stored;
    }
  }

  /**
   * Stores a receipt and its events.
   *
   * @param receipt its reference
   * @param arrived units by SKU
   * @return the shipment as stored
   * @throws ConflictException if the shipment changed since it was read
   */
  public InboundShipment receive(
      InboundShipment before, InboundShipment after, String receipt, Map<Sku, Integer> arrived)
      throws SQLException {
    SqlRows lines = new SqlRows("text", "int4", "int4");
    after.lines().forEach(line -> lines.add(line.sku(), line.announced(), line.received()));
    List<InboundShipment.Item> items = new ArrayList<>();
    arrived.forEach((sku, n) -> items.add(new InboundShipment.Item(sku.value(), n)));
    try (Connection connection = hub.xa().getConnection();
        PreparedStatement receive = connection.prepareStatement(RECEIVE)) {
      receive.setString(1, after.status().name());
      receive.setBoolean(2, after.status().isFinal());
      receive.setObject(3, before.id());
      receive.setInt(4, before.version());
      int next = lines.bind(connection, receive, 5);
      receive.setString(next++, receipt);
      receive.setString(next, JsonText.of(items));
      InboundShipment stored;
      try (ResultSet row = receive.executeQuery()) {
        if (!row.next()) {
          throw new ConflictException("inbound shipment " + before.id() + " changed meanwhile");
        }
        List<InboundShipment.Receipt> receipts = new ArrayList<>(before.receipts());
        receipts.add(new InboundShipment.Receipt(receipt, instant(row, 2), items));
        stored = at(after, after.announcedAt(), instant(row, 1), receipts);
      }
      hub.outbox().append(connection, InboundEvents.received(stored, receipt, items));
      return stored;
    }
  }

  private static InboundShipment at(
      InboundShipment shipment,
      Instant announcedAt,
      Instant closedAt,
      List<InboundShipment.Receipt> receipts) {
    return new InboundShipment(
        shipment.id(),
        shipment.supplier(),
        shipment.reference(),
        shipment.warehouse(),
        shipment.status(),
        shipment.expectedAt(),
        announcedAt,
        closedAt,
        shipment.lines(),
        receipts,
        shipment.version());
  }

  /** One shipment. */
  public Optional<InboundShipment> find(UUID id) {
    try (Connection connection = hub.plain().getConnection()) {
      return InboundRows.one(connection, id);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** A page of shipments, newest first. */
  public Page<InboundShipment> list(InboundQuery query) {
    try (Connection connection = hub.plain().getConnection()) {
      return Page.cut(
          InboundRows.page(connection, query), query.limit(), found -> found.id().toString());
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
