package io.holdfast.inventory.ledger;

import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.MissingUnits;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.platform.SqlRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes deliveries and transfers of several SKUs into one warehouse, inside the running
 * transaction: counters, ledger and event.
 */
@Singleton
public final class GoodsMoves {
  private static final String OUT_OF_RANGE = "22003";
  private static final String CREATE =
      "INSERT INTO stock_item (sku) SELECT * FROM unnest(?::text[]) ON CONFLICT DO NOTHING";

  /** Units that are reserved or kept back do not leave. */
  private static final String MOVE =
      """
      UPDATE stock_item s SET on_hand = s.on_hand + c.on_hand, incoming = s.incoming + c.incoming,
        version = s.version + 1
      FROM unnest(?::text[], ?::int[], ?::int[]) AS c (sku, on_hand, incoming)
      WHERE s.sku = c.sku
        AND (c.on_hand >= 0 OR s.on_hand + c.on_hand >= s.reserved + s.safety_stock)
      RETURNING s.sku, s.on_hand, s.reserved, s.safety_stock, s.incoming, s.version""";

  private static final String LEVELS =
      """
      SELECT s.sku, on_hand, reserved, safety_stock, incoming, version
      FROM unnest(?::text[]) AS wanted (sku) JOIN stock_item s ON s.sku = wanted.sku""";
  private static final String BOOK =
      """
      INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
      SELECT sku, kind, quantity, 0, reference, event_id
      FROM unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::uuid[])
        AS m (sku, kind, quantity, reference, event_id)""";

  private final LowStock lowStock;

  @Inject
  public GoodsMoves(LowStock lowStock) {
    this.lowStock = lowStock;
  }

  /** A delivery: units arrive, are announced, or are given up. */
  public void delivered(WarehouseNode node, String reference, SortedMap<Sku, GoodsChange> changes)
      throws SQLException {
    UUID event = TimeOrderedUuid.next();
    try (Connection connection = node.xa().getConnection()) {
      create(connection, changes);
      List<StockLevel> levels = move(node, connection, changes);
      book(connection, "RECEIPT", reference, event, changes);
      append(
          node,
          connection,
          List.of(new GoodsEvents(node, lowStock).delivered(event, reference, changes, levels)));
    }
  }

  /**
   * Units leave for another warehouse.
   *
   * @param units by SKU
   * @return what is missing; if anything is, the caller rolls back
   */
  public List<MissingUnits> sent(WarehouseNode node, UUID transfer, SortedMap<Sku, Integer> units)
      throws SQLException {
    UUID event = TimeOrderedUuid.next();
    SortedMap<Sku, GoodsChange> changes = new TreeMap<>();
    units.forEach((sku, quantity) -> changes.put(sku, new GoodsChange(-quantity, 0)));
    try (Connection connection = node.xa().getConnection()) {
      List<StockLevel> levels = move(node, connection, changes);
      if (levels.size() < units.size()) {
        return missing(connection, units, levels);
      }
      book(connection, "TRANSFER", transfer.toString(), event, changes);
      append(
          node, connection, new GoodsEvents(node, lowStock).sent(event, transfer, changes, levels));
      return List.of();
    }
  }

  /** Units of a transfer arrive or come back; or they are expected, or no longer. */
  public void transferred(WarehouseNode node, UUID transfer, SortedMap<Sku, GoodsChange> changes)
      throws SQLException {
    UUID event = TimeOrderedUuid.next();
    try (Connection connection = node.xa().getConnection()) {
      create(connection, changes);
      List<StockLevel> levels = move(node, connection, changes);
      book(connection, "TRANSFER", transfer.toString(), event, changes);
      append(
          node,
          connection,
          List.of(new GoodsEvents(node, lowStock).arrived(event, transfer, changes, levels)));
    }
  }

  private static void append(WarehouseNode node, Connection connection, List<DomainEvent> events)
      throws SQLException {
    node.outbox().append(connection, events);
  }

  private static void create(Connection connection, SortedMap<Sku, GoodsChange> changes)
      throws SQLException {
    SqlRows skus = new SqlRows("text");
    changes.keySet().forEach(sku -> skus.add(sku.value()));
    skus.write(connection, CREATE);
  }

  private static List<StockLevel> move(
      WarehouseNode node, Connection connection, SortedMap<Sku, GoodsChange> changes)
      throws SQLException {
    SqlRows rows = new SqlRows("text", "int4", "int4");
    changes.forEach((sku, change) -> rows.add(sku.value(), change.onHand(), change.incoming()));
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      rows.bind(connection, move, 1);
      node.changes().changed(changes.keySet());
      return read(move);
    } catch (SQLException e) {
      if (OUT_OF_RANGE.equals(e.getSQLState())) {
        throw new TooManyUnitsException("one SKU in " + node.warehouse().code());
      }
      throw e;
    }
  }

  private static void book(
      Connection connection,
      String kind,
      String reference,
      UUID event,
      SortedMap<Sku, GoodsChange> changes)
      throws SQLException {
    SqlRows movements = new SqlRows("text", "text", "int4", "text", "uuid");
    changes.forEach(
        (sku, change) -> {
          if (change.onHand() != 0) {
            movements.add(sku.value(), kind, change.onHand(), reference, event);
          }
        });
    if (!movements.isEmpty()) {
      movements.write(connection, BOOK);
    }
  }

  private static List<MissingUnits> missing(
      Connection connection, SortedMap<Sku, Integer> units, List<StockLevel> moved)
      throws SQLException {
    Map<Sku, Integer> available = new HashMap<>();
    SqlRows skus = new SqlRows("text");
    units.keySet().forEach(sku -> skus.add(sku.value()));
    try (PreparedStatement look = connection.prepareStatement(LEVELS)) {
      skus.bind(connection, look, 1);
      read(look).forEach(level -> available.put(level.sku(), level.available()));
    }
    List<MissingUnits> missing = new ArrayList<>();
    units.forEach(
        (sku, quantity) -> {
          if (moved.stream().noneMatch(level -> level.sku().equals(sku))) {
            missing.add(new MissingUnits(sku, quantity, available.getOrDefault(sku, 0)));
          }
        });
    return missing;
  }

  private static List<StockLevel> read(PreparedStatement statement) throws SQLException {
    List<StockLevel> levels = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        levels.add(StockReader.level(row));
      }
    }
    return levels;
  }
}
