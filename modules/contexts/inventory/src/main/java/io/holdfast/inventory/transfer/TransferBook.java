package io.holdfast.inventory.transfer;

import io.holdfast.inventory.Transfer;
import io.holdfast.inventory.TransferQuery;
import io.holdfast.inventory.TransferStatus;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Reads and writes transfers; changes join the running transaction. */
public final class TransferBook {
  private static final String START =
      """
      WITH started AS (INSERT INTO inventory.transfer (id, from_code, to_code, status)
        VALUES (?, ?, ?, 'IN_TRANSIT') RETURNING dispatched_at),
      lined AS (INSERT INTO inventory.transfer_line (transfer_id, sku, sent)
        SELECT ?, sku, sent FROM unnest(?::text[], ?::int[]) AS l (sku, sent))
      SELECT dispatched_at FROM started""";

  private static final String CHANGE =
      """
      WITH changed AS (UPDATE inventory.transfer SET status = ?, version = version + 1,
          ended_at = CASE WHEN ? THEN now() END
        WHERE id = ? AND version = ? RETURNING id, ended_at),
      lined AS (UPDATE inventory.transfer_line l
        SET received = n.received, returned = n.returned, lost = n.lost
        FROM unnest(?::text[], ?::int[], ?::int[], ?::int[]) AS n (sku, received, returned, lost), changed c
        WHERE l.transfer_id = c.id AND l.sku = n.sku)
      SELECT ended_at FROM changed""";

  private static final String TRANSFERS =
      """
      SELECT id, from_code, to_code, status, dispatched_at, ended_at, version
      FROM inventory.transfer""";
  private static final String ONE = TRANSFERS + " WHERE id = ?";
  private static final String PAGE =
      TRANSFERS
          + """
       WHERE (?::text IS NULL OR status = ?) AND (?::text IS NULL OR from_code = ?)
        AND (?::text IS NULL OR to_code = ?) AND (?::uuid IS NULL OR id < ?)
      ORDER BY id DESC LIMIT ?""";
  private static final String LINES =
      """
      SELECT l.transfer_id, l.sku, l.sent, l.received, l.returned, l.lost
      FROM unnest(?::uuid[]) AS wanted (id) JOIN inventory.transfer_line l ON l.transfer_id = wanted.id
      ORDER BY l.transfer_id, l.sku COLLATE "C\"""";

  private final HubDatabase hub;

  public TransferBook(HubDatabase hub) {
    this.hub = hub;
  }

  /** Stores a transfer that leaves now, and its event. */
  public Transfer start(
      UUID id, WarehouseCode from, WarehouseCode to, SortedMap<Sku, Integer> units)
      throws SQLException {
    SqlRows lines = new SqlRows("text", "int4");
    List<Transfer.Line> sent = new ArrayList<>();
    units.forEach(
        (sku, quantity) -> {
          lines.add(sku.value(), quantity);
          sent.add(new Transfer.Line(sku.value(), quantity, 0, 0, 0));
        });
    try (Connection connection = hub.xa().getConnection();
        PreparedStatement start = connection.prepareStatement(START)) {
      start.setObject(1, id);
      start.setString(2, from.value());
      start.setString(3, to.value());
      start.setObject(4, id);
      lines.bind(connection, start, 5);
      Transfer started;
      try (ResultSet row = start.executeQuery()) {
        row.next();
        started =
            new Transfer(
                id,
                from.value(),
                to.value(),
                TransferStatus.IN_TRANSIT,
                instant(row, 1),
                null,
                sent,
                0);
      }
      hub.outbox().append(connection, List.of(TransferEvents.dispatched(started)));
      return started;
    }
  }

  /**
   * Stores a receipt and its event.
   *
   * @param arrived units by SKU
   * @throws ConflictException if the transfer changed since it was read
   */
  public Transfer receive(Transfer before, Transfer after, Map<Sku, Integer> arrived)
      throws SQLException {
    try (Connection connection = hub.xa().getConnection()) {
      Transfer changed = change(connection, before, after);
      hub.outbox().append(connection, List.of(TransferEvents.received(before, changed, arrived)));
      return changed;
    }
  }

  /**
   * Stores a cancellation and its event.
   *
   * @throws ConflictException if the transfer changed since it was read
   */
  public Transfer cancel(Transfer before, Transfer after) throws SQLException {
    try (Connection connection = hub.xa().getConnection()) {
      Transfer changed = change(connection, before, after);
      hub.outbox().append(connection, List.of(TransferEvents.cancelled(before, changed)));
      return changed;
    }
  }

  private static Transfer change(Connection connection, Transfer before, Transfer after)
      throws SQLException {
    SqlRows lines = new SqlRows("text", "int4", "int4", "int4");
    after.lines().forEach(l -> lines.add(l.sku(), l.received(), l.returned(), l.lost()));
    try (PreparedStatement change = connection.prepareStatement(CHANGE)) {
      change.setString(1, after.status().name());
      change.setBoolean(2, after.status().isFinal());
      change.setObject(3, before.id());
      change.setInt(4, before.version());
      lines.bind(connection, change, 5);
      try (ResultSet row = change.executeQuery()) {
        if (!row.next()) {
          throw new ConflictException("transfer " + before.id() + " changed meanwhile");
        }
        return new Transfer(
            after.id(),
            after.from(),
            after.to(),
            after.status(),
            after.dispatchedAt(),
            instant(row, 1),
            after.lines(),
            after.version());
      }
    }
  }

  /** One transfer. */
  public Optional<Transfer> find(UUID id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(ONE)) {
      look.setObject(1, id);
      return read(connection, look).stream().findFirst();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** A page, newest first. */
  public Page<Transfer> list(TransferQuery query) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(PAGE)) {
      int next = 1;
      for (Object condition : new Object[] {query.status(), query.from(), query.to()}) {
        String text = condition == null ? null : condition.toString();
        look.setString(next++, text);
        look.setString(next++, text);
      }
      look.setObject(next++, query.cursor());
      look.setObject(next++, query.cursor());
      look.setInt(next, query.limit() + 1);
      return Page.cut(read(connection, look), query.limit(), found -> found.id().toString());
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static List<Transfer> read(Connection connection, PreparedStatement look)
      throws SQLException {
    List<Transfer> found = new ArrayList<>();
    try (ResultSet row = look.executeQuery()) {
      while (row.next()) {
        found.add(
            new Transfer(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                TransferStatus.valueOf(row.getString(4)),
                instant(row, 5),
                instant(row, 6),
                new ArrayList<>(),
                row.getInt(7)));
      }
    }
    if (!found.isEmpty()) {
      addLines(connection, found);
    }
    return found;
  }

  private static void addLines(Connection connection, List<Transfer> found) throws SQLException {
    SqlRows ids = new SqlRows("uuid");
    found.forEach(transfer -> ids.add(transfer.id()));
    try (PreparedStatement look = connection.prepareStatement(LINES)) {
      ids.bind(connection, look, 1);
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(1, UUID.class);
          Transfer.Line line =
              new Transfer.Line(
                  row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6));
          found.stream().filter(t -> t.id().equals(id)).forEach(t -> t.lines().add(line));
        }
      }
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
