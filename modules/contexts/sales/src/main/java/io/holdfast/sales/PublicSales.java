package io.holdfast.sales;

import io.holdfast.kernel.Page;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.ticket.DrawRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What anybody may know of a sale; callers need no role. */
@ApplicationScoped
public class PublicSales {
  private final SaleBook book;
  private final DrawRecord record;

  /** For the container's proxy only. */
  protected PublicSales() {
    this(null, null);
  }

  @Inject
  public PublicSales(SaleBook book, DrawRecord record) {
    this.book = book;
    this.record = record;
  }

  /** One sale. */
  public Optional<Sale> find(String id) {
    KnownSales known = book.current();
    return book.find(id).map(sale -> sale.view(known.now()));
  }

  /**
   * A page of the places of a sale, in their order.
   *
   * @param after the place to go on from, or -1 for the first page
   * @throws UnknownSaleException if there is no such sale
   * @throws io.holdfast.kernel.UnavailableException if too many read at once
   */
  public Page<DrawnPlace> places(String id, long after, int limit) {
    return record.page(id, after, limit);
  }
}
