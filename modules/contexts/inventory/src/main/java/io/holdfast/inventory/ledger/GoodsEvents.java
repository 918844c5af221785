package io.holdfast.inventory.ledger;

import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.ReceiptKind;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.platform.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** Builds the events of deliveries and transfers; each level carries its version. */
final class GoodsEvents {
  private final WarehouseNode node;
  private final LowStock lowStock;

  GoodsEvents(WarehouseNode node, LowStock lowStock) {
    this.node = node;
    this.lowStock = lowStock;
  }

  private record Item(String sku, int quantity) {}

  private record Delivered(
      String warehouse, String kind, String reference, List<Item> items, List<LevelData> levels) {}

  private record IncomingChanged(
      String warehouse, String reference, List<Item> items, List<LevelData> levels) {}

  private record Transferred(
      String warehouse, UUID transferId, List<Item> items, List<LevelData> levels) {}

  /** Goods were received; or, if none came, other units are expected than before. */
  DomainEvent delivered(
      UUID event, String reference, SortedMap<Sku, GoodsChange> changes, List<StockLevel> levels) {
    List<Item> arrived = items(changes, GoodsChange::onHand);
    return arrived.isEmpty()
        ? incomingChanged(event, reference, changes, levels)
        : of(
            event,
            StockEvent.RECEIVED,
            new Delivered(
                warehouse(), ReceiptKind.RECEIPT.name(), reference, arrived, data(levels)));
  }

  /** Units of a transfer arrived; or, if none came, other units are expected than before. */
  DomainEvent arrived(
      UUID event, UUID transfer, SortedMap<Sku, GoodsChange> changes, List<StockLevel> levels) {
    List<Item> arrived = items(changes, GoodsChange::onHand);
    return arrived.isEmpty()
        ? incomingChanged(event, transfer.toString(), changes, levels)
        : of(
            event,
            StockEvent.TRANSFERRED_IN,
            new Transferred(warehouse(), transfer, arrived, data(levels)));
  }

  /** Units left for another warehouse, and a low-stock event for each SKU that became low. */
  List<DomainEvent> sent(
      UUID event, UUID transfer, SortedMap<Sku, GoodsChange> changes, List<StockLevel> levels) {
    List<DomainEvent> events = new ArrayList<>();
    events.add(
        of(
            event,
            StockEvent.TRANSFERRED_OUT,
            new Transferred(
                warehouse(), transfer, items(changes, change -> -change.onHand()), data(levels))));
    StockEvents others = new StockEvents(node, lowStock);
    for (StockLevel after : levels) {
      others.addLow(events, before(after, changes.get(after.sku())), after);
    }
    return events;
  }

  private static StockLevel before(StockLevel after, GoodsChange change) {
    return new StockLevel(
        after.sku(),
        after.onHand() - change.onHand(),
        after.reserved(),
        after.safetyStock(),
        after.incoming() - change.incoming(),
        after.version() - 1);
  }

  private DomainEvent incomingChanged(
      UUID event, String reference, SortedMap<Sku, GoodsChange> changes, List<StockLevel> levels) {
    return of(
        event,
        StockEvent.INCOMING_CHANGED,
        new IncomingChanged(
            warehouse(), reference, items(changes, GoodsChange::incoming), data(levels)));
  }

  private static List<Item> items(
      SortedMap<Sku, GoodsChange> changes, ToIntFunction<GoodsChange> counter) {
    List<Item> items = new ArrayList<>();
    changes.forEach(
        (sku, change) -> {
          if (counter.applyAsInt(change) != 0) {
            items.add(new Item(sku.value(), counter.applyAsInt(change)));
          }
        });
    return items;
  }

  private static List<LevelData> data(List<StockLevel> levels) {
    return levels.stream().map(LevelData::of).toList();
  }

  private String warehouse() {
    return node.warehouse().code().value();
  }

  private DomainEvent of(UUID event, StockEvent type, Object data) {
    return DomainEvent.of(event, type, warehouse(), null, JsonText.of(data));
  }
}
