package io.holdfast.inventory;

import io.holdfast.inventory.ledger.GoodsChange;
import io.holdfast.inventory.ledger.GoodsMoves;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.inventory.transfer.TransferBook;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.KeyedChanges;
import io.holdfast.messaging.StoredAnswers;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Transfers between warehouses. Each change is one transaction over the warehouses concerned, in
 * the order of their codes, and the hub, where the transfer is kept.
 */
@Singleton
public final class Transfers {
  private static final int ATTEMPTS = 10;

  private final WarehouseNodes nodes;
  private final GoodsMoves moves;
  private final HubDatabase hub;
  private final TransferBook book;
  private final Transactions transactions;
  private final KeyedChanges changes;

  @Inject
  public Transfers(
      WarehouseNodes nodes, GoodsMoves moves, HubDatabase hub, Transactions transactions) {
    this.nodes = nodes;
    this.moves = moves;
    this.hub = hub;
    this.book = new TransferBook(hub);
    this.transactions = transactions;
    this.changes = new KeyedChanges(hub, transactions);
  }

  /** What happens in one warehouse. */
  @FunctionalInterface
  private interface Step {
    void run(WarehouseNode node) throws SQLException;
  }

  /**
   * Sends units: they leave one warehouse and are expected at the other, where missing stock items
   * are created. Repeated under the same key it returns the stored answer.
   *
   * @throws InsufficientStockException if the sender has too few units that are neither reserved
   *     nor safety stock
   * @throws UnknownWarehouseException if one of the warehouses is not registered
   * @throws io.holdfast.kernel.UnavailableException while one of them cannot be reached
   */
  public Transfer start(StartTransfer command) {
    return changes.run(
        command.key(),
        Transfer.class,
        StoredAnswers.Kept.FOR_A_DAY,
        () -> {
          UUID id = TimeOrderedUuid.next();
          SortedMap<Sku, Integer> units = UnitsOfSku.sums(command.lines());
          nodes.node(command.from());
          nodes.node(command.to());
          return () -> {
            inOrder(
                command.from(),
                node -> requireAll(moves.sent(node, id, units)),
                command.to(),
                node -> moves.transferred(node, id, expected(units)));
            return book.start(id, command.from(), command.to(), units);
          };
        });
  }

  private static void requireAll(List<MissingUnits> missing) {
    if (!missing.isEmpty()) {
      throw new InsufficientStockException(missing);
    }
  }

  private static SortedMap<Sku, GoodsChange> expected(SortedMap<Sku, Integer> units) {
    SortedMap<Sku, GoodsChange> expected = new TreeMap<>();
    units.forEach((sku, quantity) -> expected.put(sku, new GoodsChange(0, quantity)));
    return expected;
  }

  /**
   * Receives units at their destination; with {@code close}, what has not arrived is lost. Repeated
   * under the same key it returns the stored answer.
   *
   * @throws UnknownTransferException if there is none
   * @throws IllegalTransferStateException if it has ended
   * @throws ExceedsSentException if more units of a SKU are received than are in transit
   * @throws io.holdfast.kernel.UnavailableException while the destination cannot be reached
   */
  public Transfer receive(ReceiveTransfer command) {
    return changes.run(
        command.key(),
        Transfer.class,
        StoredAnswers.Kept.FOR_GOOD,
        () -> {
          Transfer before = find(command.transfer()).orElseThrow(() -> unknown(command.transfer()));
          SortedMap<Sku, Integer> units = UnitsOfSku.sums(command.lines());
          Transfer after = before.receive(units, command.close());
          WarehouseCode to = new WarehouseCode(before.to());
          nodes.node(to);
          return () -> {
            SortedMap<Sku, GoodsChange> arrived = ended(before, after, units);
            if (!arrived.isEmpty()) {
              at(to, node -> moves.transferred(node, before.id(), arrived));
            }
            return book.receive(before, after, units);
          };
        });
  }

  /** Units on hand grow by what came; those expected shrink by what is no longer in transit. */
  private static SortedMap<Sku, GoodsChange> ended(
      Transfer before, Transfer after, Map<Sku, Integer> arrived) {
    SortedMap<Sku, GoodsChange> ended = new TreeMap<>();
    for (int i = 0; i < before.lines().size(); i++) {
      Sku sku = new Sku(before.lines().get(i).sku());
      int gone = before.lines().get(i).inTransit() - after.lines().get(i).inTransit();
      if (gone != 0) {
        ended.put(sku, new GoodsChange(arrived.getOrDefault(sku, 0), -gone));
      }
    }
    return ended;
  }

  /**
   * Cancels a transfer in transit: what has not arrived is on hand at the sender again. A transfer
   * cancelled before is returned unchanged.
   *
   * @throws UnknownTransferException if there is none
   * @throws IllegalTransferStateException if all of it has arrived or was given up
   * @throws io.holdfast.kernel.UnavailableException while one of the warehouses cannot be reached
   */
  public Transfer cancel(UUID id) {
    for (int attempt = 1; ; attempt++) {
      Transfer before = find(id).orElseThrow(() -> unknown(id));
      if (before.status() == TransferStatus.CANCELLED) {
        return before;
      }
      try {
        return cancel(before, before.cancel());
      } catch (ConflictException e) {
        if (attempt >= ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Transfer cancel(Transfer before, Transfer after) {
    WarehouseCode from = new WarehouseCode(before.from());
    WarehouseCode to = new WarehouseCode(before.to());
    nodes.node(from);
    nodes.node(to);
    SortedMap<Sku, GoodsChange> noLonger = ended(before, after, Map.of());
    SortedMap<Sku, GoodsChange> back = new TreeMap<>();
    noLonger.forEach((sku, change) -> back.put(sku, new GoodsChange(-change.incoming(), 0)));
    return transactions.run(
        () -> {
          inOrder(
              from,
              node -> moves.transferred(node, before.id(), back),
              to,
              node -> moves.transferred(node, before.id(), noLonger));
          Transfer cancelled = book.cancel(before, after);
          try (Connection connection = hub.xa().getConnection()) {
            AuditTrail.join(connection, before, cancelled);
          }
          return cancelled;
        });
  }

  /**
   * Rows are locked in the order of the warehouses' codes, so that two transfers do not deadlock.
   */
  private void inOrder(WarehouseCode from, Step atFrom, WarehouseCode to, Step atTo)
      throws SQLException {
    if (from.compareTo(to) < 0) {
      at(from, atFrom);
      at(to, atTo);
    } else {
      at(to, atTo);
      at(from, atFrom);
    }
  }

  private void at(WarehouseCode code, Step step) {
    WarehouseNode node = nodes.node(code);
    try {
      step.run(node);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  private static UnknownTransferException unknown(UUID id) {
    return new UnknownTransferException(id);
  }

  /** One transfer. */
  public Optional<Transfer> find(UUID id) {
    return book.find(id);
  }

  /** A page of transfers, newest first. */
  public Page<Transfer> list(TransferQuery query) {
    return book.list(query);
  }
}
