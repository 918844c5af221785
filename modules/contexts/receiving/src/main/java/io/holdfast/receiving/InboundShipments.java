package io.holdfast.receiving;

import io.holdfast.inventory.IncomingStock;
import io.holdfast.inventory.UnitsOfSku;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.KeyedChanges;
import io.holdfast.messaging.StoredAnswers;
import io.holdfast.platform.Transactions;
import io.holdfast.receiving.book.Announcements;
import io.holdfast.receiving.book.InboundBook;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Inbound shipments. Each change is one transaction over the warehouse, which counts the goods, and
 * the hub, which keeps the shipment. While a shipment is open, {@code incoming} of its warehouse
 * counts what is still to come of it.
 */
@Singleton
public final class InboundShipments {
  private final IncomingStock stock;
  private final InboundBook book;
  private final Announcements announcements;
  private final KeyedChanges changes;

  @Inject
  public InboundShipments(
      IncomingStock stock,
      InboundBook book,
      Announcements announcements,
      HubDatabase hub,
      Transactions transactions) {
    this.stock = stock;
    this.book = book;
    this.announcements = announcements;
    this.changes = new KeyedChanges(hub, transactions);
  }

  /**
   * Announces a shipment. Repeated under the same key it returns the stored answer.
   *
   * @throws DuplicateReferenceException if the supplier announced the reference before
   * @throws io.holdfast.inventory.UnknownWarehouseException if the warehouse is not registered
   * @throws io.holdfast.kernel.UnavailableException while it cannot be reached
   */
  public InboundShipment announce(AnnounceInbound command) {
    return changes.run(
        command.key(),
        InboundShipment.class,
        StoredAnswers.Kept.FOR_A_DAY,
        () ->
            announcements.prepare(command.notice()).orElseThrow(() -> duplicate(command.notice())));
  }

  private static DuplicateReferenceException duplicate(Notice notice) {
    return new DuplicateReferenceException(
        "the shipment " + notice.reference() + " of " + notice.supplier());
  }

  /**
   * Receives goods; with {@code close}, what has not come is given up. A shipment of which all has
   * come is closed by itself. Repeated under the same key it returns the stored answer.
   *
   * @throws UnknownInboundException if there is no such shipment
   * @throws IllegalInboundStateException if nothing more is expected of it
   * @throws DuplicateReferenceException if it has a receipt with this reference
   * @throws io.holdfast.inventory.TooManyUnitsException if a counter would overflow
   * @throws io.holdfast.kernel.UnavailableException while the warehouse cannot be reached
   */
  public InboundShipment receive(ReceiveInbound command) {
    return changes.run(
        command.key(), InboundShipment.class, StoredAnswers.Kept.FOR_GOOD, () -> prepare(command));
  }

  private Transactions.Work<InboundShipment> prepare(ReceiveInbound command) {
    InboundShipment before =
        find(command.inbound()).orElseThrow(() -> new UnknownInboundException(command.inbound()));
    if (before.receipts().stream().anyMatch(r -> r.reference().equals(command.reference()))) {
      throw new DuplicateReferenceException("the receipt " + command.reference());
    }
    Map<Sku, Integer> arrived = UnitsOfSku.sums(command.lines());
    InboundShipment after = before.receive(arrived, command.close());
    WarehouseCode warehouse = new WarehouseCode(before.warehouse());
    stock.requireReachable(warehouse);
    String reference = arrived.isEmpty() ? before.id().toString() : command.reference();
    return () -> {
      stock.receive(warehouse, reference, arrived, change(before, after));
      return book.receive(before, after, command.reference(), arrived);
    };
  }

  private static Map<Sku, Integer> change(InboundShipment before, InboundShipment after) {
    Map<Sku, Integer> change = new TreeMap<>(after.expected());
    before.expected().forEach((sku, units) -> change.merge(sku, -units, Integer::sum));
    return change;
  }

  /** One shipment. */
  public Optional<InboundShipment> find(UUID id) {
    return book.find(id);
  }

  /** A page of shipments, newest first. */
  public Page<InboundShipment> list(InboundQuery query) {
    return book.list(query);
  }
}
