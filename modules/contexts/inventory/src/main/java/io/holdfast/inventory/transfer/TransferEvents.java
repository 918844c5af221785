package io.holdfast.inventory.transfer;

import io.holdfast.inventory.Transfer;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.platform.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** Builds the events of transfers. */
final class TransferEvents {
  private record Item(String sku, int quantity) {}

  private record Moved(UUID transferId, String from, String to, List<Item> lines) {}

  private record Received(
      UUID transferId, String from, String to, String status, List<Item> lines, List<Item> lost) {}

  private TransferEvents() {}

  static DomainEvent dispatched(Transfer started) {
    return of(StockEvent.TRANSFER_DISPATCHED, started, moved(started, Transfer.Line::sent, null));
  }

  static DomainEvent received(Transfer before, Transfer after, Map<Sku, Integer> arrived) {
    List<Item> lines = new ArrayList<>();
    arrived.forEach((sku, quantity) -> lines.add(new Item(sku.value(), quantity)));
    return of(
        StockEvent.TRANSFER_RECEIVED,
        after,
        new Received(
            after.id(),
            after.from(),
            after.to(),
            after.status().name(),
            lines,
            items(after, Transfer.Line::lost, before)));
  }

  static DomainEvent cancelled(Transfer before, Transfer after) {
    return of(StockEvent.TRANSFER_CANCELLED, after, moved(after, Transfer.Line::returned, before));
  }

  private static Moved moved(
      Transfer transfer, ToIntFunction<Transfer.Line> units, Transfer before) {
    return new Moved(transfer.id(), transfer.from(), transfer.to(), items(transfer, units, before));
  }

  /** By how much the units of each line grew. */
  private static List<Item> items(
      Transfer after, ToIntFunction<Transfer.Line> units, Transfer before) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < after.lines().size(); i++) {
      int earlier = before == null ? 0 : units.applyAsInt(before.lines().get(i));
      int more = units.applyAsInt(after.lines().get(i)) - earlier;
      if (more > 0) {
        items.add(new Item(after.lines().get(i).sku(), more));
      }
    }
    return items;
  }

  private static DomainEvent of(StockEvent type, Transfer transfer, Object data) {
    return DomainEvent.of(
        TimeOrderedUuid.next(),
        type,
        transfer.id().toString(),
        transfer.version(),
        JsonText.of(data));
  }
}
