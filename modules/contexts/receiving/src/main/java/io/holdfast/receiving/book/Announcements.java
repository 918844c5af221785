package io.holdfast.receiving.book;

import io.holdfast.inventory.IncomingStock;
import io.holdfast.inventory.UnitsOfSku;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.Transactions;
import io.holdfast.receiving.InboundShipment;
import io.holdfast.receiving.Notice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.SortedMap;

/** Announces shipments, once for each supplier and reference. */
@Singleton
public final class Announcements {
  private final IncomingStock stock;
  private final InboundBook book;

  @Inject
  public Announcements(IncomingStock stock, InboundBook book) {
    this.stock = stock;
    this.book = book;
  }

  /**
   * Prepares an announcement.
   *
   * @return the work of its transaction; empty if the reference was announced before
   * @throws io.holdfast.inventory.UnknownWarehouseException if the warehouse is not registered
   * @throws io.holdfast.kernel.UnavailableException while it cannot be reached
   */
  public Optional<Transactions.Work<InboundShipment>> prepare(Notice notice) {
    if (book.isAnnounced(notice.supplier(), notice.reference())) {
      return Optional.empty();
    }
    stock.requireReachable(notice.warehouse());
    SortedMap<Sku, Integer> units = UnitsOfSku.sums(notice.lines());
    return Optional.of(
        () -> {
          InboundShipment announced = book.of(notice, units);
          stock.expect(notice.warehouse(), announced.id().toString(), units);
          return book.announce(announced);
        });
  }
}
