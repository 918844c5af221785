package io.holdfast.inventory.ledger;

import io.holdfast.inventory.AdjustStock;
import io.holdfast.inventory.Hold;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.TakeBack;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.platform.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Builds the stock events of a warehouse. An event about one SKU carries the version of its
 * counters; one about several SKUs carries a version with each level.
 */
final class StockEvents {
  private final String warehouse;
  private final LowStock lowStock;

  StockEvents(WarehouseNode node, LowStock lowStock) {
    this.warehouse = node.warehouse().code().value();
    this.lowStock = lowStock;
  }

  private record Reserved(String warehouse, List<Entry> reservations, List<LevelData> levels) {
    private record Entry(UUID orderId, String sku, int quantity) {}
  }

  private record Received(
      String warehouse, String kind, String reference, List<Item> items, List<LevelData> levels) {
    private record Item(String sku, int quantity) {}
  }

  private record Returned(
      String warehouse, String returnId, List<Item> items, List<LevelData> levels) {
    private record Item(String sku, int restocked, int scrapped) {}
  }

  private record Adjusted(
      String warehouse,
      int delta,
      String reason,
      String reference,
      String actor,
      LevelData level) {}

  private record SafetyStockSet(String warehouse, LevelData level) {}

  private record Low(String warehouse, int threshold, LevelData level) {}

  /**
   * One event for the batch in one warehouse, and one for each SKU that became low.
   *
   * @param seen counters before the hold; exact, since the hold is refused under another version
   * @param sums units of each SKU
   */
  List<DomainEvent> reserved(
      UUID event, List<Hold> holds, Map<Sku, StockLevel> seen, Map<Sku, Integer> sums) {
    List<LevelData> levels = new ArrayList<>(sums.size());
    List<DomainEvent> events = new ArrayList<>();
    sums.forEach(
        (sku, quantity) -> {
          StockLevel before = seen.get(sku);
          StockLevel after = before.reserve(quantity);
          levels.add(LevelData.of(after));
          addLow(events, before, after);
        });
    List<Reserved.Entry> entries = new ArrayList<>(holds.size());
    for (Hold hold : holds) {
      entries.add(new Reserved.Entry(hold.order().value(), hold.sku().value(), hold.quantity()));
    }
    String data = JsonText.of(new Reserved(warehouse, entries, levels));
    events.add(0, DomainEvent.of(event, StockEvent.RESERVED, warehouse, null, data));
    return events;
  }

  /** Goods received, with the resulting counters of each SKU. */
  DomainEvent received(UUID event, ReceiveStock command, List<StockLevel> levels) {
    Received data =
        new Received(
            warehouse,
            command.kind().name(),
            command.reference(),
            command.items().stream()
                .map(item -> new Received.Item(item.sku().value(), item.quantity()))
                .toList(),
            levels.stream().map(LevelData::of).toList());
    return DomainEvent.of(event, StockEvent.RECEIVED, warehouse, null, JsonText.of(data));
  }

  /** Returned goods, with the resulting counters of each SKU. */
  DomainEvent returned(UUID event, TakeBack command, List<StockLevel> levels) {
    Returned data =
        new Returned(
            warehouse,
            command.reference(),
            command.units().stream()
                .map(u -> new Returned.Item(u.sku().value(), u.restocked(), u.scrapped()))
                .toList(),
            levels.stream().map(LevelData::of).toList());
    return DomainEvent.of(event, StockEvent.RETURNED, warehouse, null, JsonText.of(data));
  }

  /** An adjustment, and a low-stock event if it crossed the threshold. */
  List<DomainEvent> adjusted(UUID event, AdjustStock command, StockLevel before, StockLevel after) {
    Adjusted data =
        new Adjusted(
            warehouse,
            command.delta(),
            command.reason().name(),
            command.reference(),
            command.key().caller(),
            LevelData.of(after));
    List<DomainEvent> events = new ArrayList<>();
    events.add(ofOne(event, StockEvent.ADJUSTED, after, data));
    addLow(events, before, after);
    return events;
  }

  /** A change of safety stock, and a low-stock event if it crossed the threshold. */
  List<DomainEvent> safetyStockSet(StockLevel before, StockLevel after) {
    SafetyStockSet data = new SafetyStockSet(warehouse, LevelData.of(after));
    List<DomainEvent> events = new ArrayList<>();
    events.add(ofOne(TimeOrderedUuid.next(), StockEvent.SAFETY_STOCK_SET, after, data));
    addLow(events, before, after);
    return events;
  }

  void addLow(List<DomainEvent> events, StockLevel before, StockLevel after) {
    if (lowStock.isCrossed(before, after)) {
      Low data = new Low(warehouse, lowStock.threshold(), LevelData.of(after));
      events.add(ofOne(TimeOrderedUuid.next(), StockEvent.LOW, after, data));
    }
  }

  private DomainEvent ofOne(UUID id, StockEvent type, StockLevel level, Object data) {
    String aggregate = warehouse + "/" + level.sku();
    return DomainEvent.of(id, type, aggregate, level.version(), JsonText.of(data));
  }
}
