package io.holdfast.inventory.ledger;

import io.holdfast.inventory.Movement;
import io.holdfast.inventory.MovementPage;
import io.holdfast.inventory.MovementQuery;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Queries stock outside any transaction, so that a read never enlists a branch. */
@Singleton
public final class StockReader {
  private static final String LEVELS =
      """
      SELECT sku, on_hand, reserved, safety_stock, incoming, version
      FROM stock_item WHERE sku = ANY (?)""";
  private static final String EXPIRED =
      """
      SELECT r.sku, sum(r.quantity)::int
      FROM unnest(?::uuid[]) AS overdue (id) JOIN reservation r ON r.order_id = overdue.id
      WHERE r.status = 'HELD' AND r.expires_at < now() AND r.sku = ANY (?)
      GROUP BY r.sku""";
  private final WarehouseNodes nodes;

  @Inject
  public StockReader(WarehouseNodes nodes) {
    this.nodes = nodes;
  }

  /** One SKU in one warehouse. */
  public Optional<StockLevel> find(WarehouseCode warehouse, Sku sku) {
    try (EntityManager entities = nodes.node(warehouse).entities().createEntityManager()) {
      return Optional.ofNullable(entities.find(StockItem.class, sku.value())).map(StockItem::level);
    } catch (PersistenceException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The SKUs of one warehouse, in their order. */
  public Page<StockLevel> list(WarehouseCode warehouse, String cursor, int limit) {
    try (EntityManager entities = nodes.node(warehouse).entities().createEntityManager()) {
      List<StockLevel> found =
          entities
              .createQuery(
                  "SELECT s FROM StockItem s WHERE s.sku > :cursor ORDER BY s.sku", StockItem.class)
              .setParameter("cursor", cursor == null ? "" : cursor)
              .setMaxResults(limit + 1)
              .getResultStream()
              .map(StockItem::level)
              .toList();
      return Page.cut(found, limit, level -> level.sku().value());
    } catch (PersistenceException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The levels of these SKUs in every warehouse. */
  public StockLevels levels(Collection<Sku> skus) {
    return offered(skus, List.of());
  }

  /** The same, as if these warehouses were not registered: they are not asked. */
  public StockLevels levels(Collection<Sku> skus, Set<WarehouseCode> without) {
    return offered(skus, List.of(), without);
  }

  /** The same without the units that these orders hold past their time. */
  public StockLevels offered(Collection<Sku> skus, Collection<OrderId> overdue) {
    return offered(skus, overdue, Set.of());
  }

  private StockLevels offered(
      Collection<Sku> skus, Collection<OrderId> overdue, Set<WarehouseCode> without) {
    Map<WarehouseCode, Warehouse> warehouses = new TreeMap<>();
    Map<WarehouseCode, Map<Sku, StockLevel>> levels = new TreeMap<>();
    Set<WarehouseCode> unreachable = new TreeSet<>();
    Map<WarehouseCode, Set<Sku>> locked = new TreeMap<>();
    for (WarehouseNodes.Lookup found : nodes.all()) {
      WarehouseCode code = found.warehouse().code();
      if (without.contains(code)) {
        continue;
      }
      warehouses.put(code, found.warehouse());
      try {
        WarehouseNode node = found.node().orElseThrow(() -> gone(code));
        levels.put(code, levels(node, skus, overdue));
        if (!node.locked().current().isEmpty()) {
          locked.put(code, node.locked().current());
        }
      } catch (UnavailableException e) {
        unreachable.add(code);
      }
    }
    return new StockLevels(warehouses, levels, unreachable, locked);
  }

  /** The warehouses that cannot be read now, in the order of their codes. */
  public List<WarehouseCode> unreachable() {
    return nodes.unreachable();
  }

  private static UnavailableException gone(WarehouseCode code) {
    return new UnavailableException("warehouse " + code + " cannot be reached");
  }

  /**
   * The levels of these SKUs in one warehouse; one that it does not keep is missing.
   *
   * @throws UnavailableException if its database does not answer
   */
  public static Map<Sku, StockLevel> levels(
      WarehouseNode node, Collection<Sku> skus, Collection<OrderId> overdue) {
    Map<Sku, StockLevel> levels = new HashMap<>();
    if (skus.isEmpty()) {
      return levels;
    }
    try (Connection connection = node.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(LEVELS)) {
      look.setArray(
          1,
          connection.createArrayOf("text", skus.stream().map(Sku::value).toArray(String[]::new)));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          StockLevel level = level(row);
          levels.put(level.sku(), level);
        }
      }
      if (!overdue.isEmpty()) {
        subtractExpired(connection, overdue, levels);
      }
      node.health().answered();
      return levels;
    } catch (SQLException e) {
      node.health().failed();
      throw new UnavailableException("warehouse " + node.warehouse().code() + " cannot be read", e);
    }
  }

  /** Read after the levels: what is released in between is missing here and offered later. */
  private static void subtractExpired(
      Connection connection, Collection<OrderId> overdue, Map<Sku, StockLevel> levels)
      throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(EXPIRED)) {
      look.setArray(
          1, connection.createArrayOf("uuid", overdue.stream().map(OrderId::value).toArray()));
      look.setArray(
          2,
          connection.createArrayOf(
              "text", levels.keySet().stream().map(Sku::value).toArray(String[]::new)));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          int expired = row.getInt(2);
          levels.computeIfPresent(
              new Sku(row.getString(1)), (sku, level) -> level.without(expired));
        }
      }
    }
  }

  /** Maps a row of SKU, on hand, reserved, safety stock, incoming and version. */
  static StockLevel level(ResultSet row) throws SQLException {
    return new StockLevel(
        new Sku(row.getString(1)),
        row.getInt(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        row.getInt(6));
  }

  /** The ledger of one warehouse, oldest first. */
  public Page<Movement> movements(WarehouseCode warehouse, Sku sku, long behind, int limit) {
    return LedgerReader.movements(nodes.node(warehouse), MovementFilter.of(sku), behind, limit);
  }

  /** The ledgers of all warehouses as one, oldest first. */
  public MovementPage movements(MovementQuery query) {
    return LedgerSearch.page(nodes, query);
  }

  /** The ledger of one warehouse, newest first. */
  public Page<Movement> latestMovements(WarehouseCode warehouse, Sku sku, long before, int limit) {
    return LedgerReader.latest(nodes.node(warehouse), MovementFilter.of(sku), before, limit);
  }
}
