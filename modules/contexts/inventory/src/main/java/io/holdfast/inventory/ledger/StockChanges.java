package io.holdfast.inventory.ledger;

import io.holdfast.inventory.AdjustStock;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.inventory.UnknownStockItemException;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.StoredAnswers;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Manual changes of stock: adjustments, safety stock, receipts. */
@Singleton
public final class StockChanges {
  /** Order batches may update a row many times a second; each version conflict is retried. */
  private static final int ATTEMPTS = 20;

  private static final StoredAnswers ANSWERS = new StoredAnswers("idempotency_key");
  private static final String OUT_OF_RANGE = "22003";
  private static final String RECEIVE =
      """
      INSERT INTO stock_item AS s (sku, on_hand)
      SELECT * FROM unnest(?::text[], ?::int[])
      ON CONFLICT (sku) DO UPDATE SET on_hand = s.on_hand + excluded.on_hand, version = s.version + 1
      RETURNING sku, on_hand, reserved, safety_stock, incoming, version""";
  private static final String MOVEMENTS =
      """
      INSERT INTO stock_movement
        (sku, kind, on_hand_delta, reserved_delta, reason, reference, event_id, actor)
      SELECT sku, kind, quantity, 0, reason, reference, event_id, actor
      FROM unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::text[])
        AS m (sku, kind, quantity, reason, reference, event_id, actor)""";

  private final WarehouseNodes nodes;
  private final Transactions transactions;
  private final LowStock lowStock;

  @Inject
  public StockChanges(WarehouseNodes nodes, Transactions transactions, LowStock lowStock) {
    this.nodes = nodes;
    this.transactions = transactions;
    this.lowStock = lowStock;
  }

  /**
   * Adjusts the stock on hand. If another writer changed the row between read and write, the
   * adjustment is repeated on the new version. The row is read before the key is looked up: if the
   * same request changed it concurrently, its stored answer is found.
   */
  public StockLevel adjust(AdjustStock command) {
    WarehouseNode node = nodes.node(command.warehouse());
    return transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = node.xa().getConnection();
              EntityManager entities = node.entities().createEntityManager()) {
            StockItem item = find(entities, command.sku());
            Optional<String> earlier = ANSWERS.find(connection, command.key());
            if (earlier.isPresent()) {
              return JsonText.read(earlier.get(), StockLevel.class);
            }
            item.requireVersion(command.expectedVersion());
            StockLevel before = item.level();
            item.adjust(command.delta());
            entities.flush();
            node.changes().changed(List.of(command.sku()));
            return booked(node, connection, command, before, item.level());
          }
        });
  }

  private StockLevel booked(
      WarehouseNode node,
      Connection connection,
      AdjustStock command,
      StockLevel before,
      StockLevel level)
      throws SQLException {
    UUID event = TimeOrderedUuid.next();
    movements()
        .add(
            command.sku().value(),
            "ADJUSTMENT",
            command.delta(),
            command.reason().name(),
            command.reference(),
            event,
            command.key().caller())
        .write(connection, MOVEMENTS);
    node.outbox()
        .append(
            connection, new StockEvents(node, lowStock).adjusted(event, command, before, level));
    ANSWERS.store(connection, command.key(), JsonText.of(level), StoredAnswers.Kept.FOR_A_DAY);
    return level;
  }

  /** Sets the safety stock. */
  public void setSafetyStock(
      WarehouseCode warehouse, Sku sku, int quantity, VersionCondition expectedVersion) {
    WarehouseNode node = nodes.node(warehouse);
    transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = node.xa().getConnection();
              EntityManager entities = node.entities().createEntityManager()) {
            StockItem item = find(entities, sku);
            item.requireVersion(expectedVersion);
            StockLevel before = item.level();
            item.keepBack(quantity);
            entities.flush();
            node.changes().changed(List.of(sku));
            node.outbox()
                .append(
                    connection,
                    new StockEvents(node, lowStock).safetyStockSet(before, item.level()));
            return item.level();
          }
        });
  }

  /**
   * Receives goods into stock; returns the number of SKUs.
   *
   * @throws io.holdfast.inventory.DuplicateDeliveryException if one came with the reference before
   */
  public int receive(ReceiveStock command) {
    WarehouseNode node = nodes.node(command.warehouse());
    return transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = node.xa().getConnection()) {
            Optional<String> earlier = ANSWERS.find(connection, command.key());
            if (earlier.isPresent()) {
              return Integer.valueOf(earlier.get());
            }
            int received = addUnits(node, connection, command);
            ANSWERS.store(
                connection, command.key(), String.valueOf(received), StoredAnswers.Kept.FOR_GOOD);
            return received;
          }
        });
  }

  /** The stored answer to a receipt with this key. */
  public Optional<Integer> received(WarehouseCode warehouse, IdempotencyKey key) {
    try (Connection connection = nodes.node(warehouse).plain().getConnection()) {
      return ANSWERS.find(connection, key).map(Integer::valueOf);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static StockItem find(EntityManager entities, Sku sku) {
    StockItem item = entities.find(StockItem.class, sku.value());
    if (item == null) {
      throw new UnknownStockItemException(sku);
    }
    return item;
  }

  private int addUnits(WarehouseNode node, Connection connection, ReceiveStock command)
      throws SQLException {
    Map<Sku, Integer> sums = new TreeMap<>();
    command.items().forEach(item -> sums.merge(item.sku(), item.quantity(), Math::addExact));
    ReceivedReferences.add(connection, command, sums.keySet());
    UUID event = TimeOrderedUuid.next();
    SqlRows items = new SqlRows("text", "int4");
    SqlRows movements = movements();
    sums.forEach(
        (sku, quantity) -> {
          items.add(sku.value(), quantity);
          movements.add(
              sku.value(),
              command.kind().name(),
              quantity,
              null,
              command.reference(),
              event,
              command.key().caller());
        });
    List<StockLevel> levels = countIn(connection, items, command);
    node.changes().changed(sums.keySet());
    movements.write(connection, MOVEMENTS);
    DomainEvent received = new StockEvents(node, lowStock).received(event, command, levels);
    node.outbox().append(connection, List.of(received));
    return sums.size();
  }

  private static List<StockLevel> countIn(
      Connection connection, SqlRows items, ReceiveStock command) throws SQLException {
    List<StockLevel> levels = new ArrayList<>(items.size());
    try (PreparedStatement receive = connection.prepareStatement(RECEIVE)) {
      items.bind(connection, receive, 1);
      try (ResultSet row = receive.executeQuery()) {
        while (row.next()) {
          levels.add(StockReader.level(row));
        }
      }
      return levels;
    } catch (SQLException e) {
      if (OUT_OF_RANGE.equals(e.getSQLState())) {
        throw new TooManyUnitsException("one SKU in " + command.warehouse());
      }
      throw e;
    }
  }

  private static SqlRows movements() {
    return new SqlRows("text", "text", "int4", "text", "text", "uuid", "text");
  }
}
