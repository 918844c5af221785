package io.holdfast.sales;

import io.holdfast.kernel.Sku;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.LiveSale;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.ticket.TicketViews;
import io.holdfast.sales.token.TicketContent;
import io.holdfast.sales.token.TicketKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Says whether SKUs may be sold to who shows a ticket, from memory. A placement compares {@link
 * #version} with the hub in its transaction, so that a sale that was just made or changed holds for
 * every order that is written after it.
 */
@Singleton
public final class SaleGate {
  private static final int LONGEST_RETRY = 60;

  private final SaleBook book;

  @Inject
  public SaleGate(SaleBook book) {
    this.book = book;
  }

  /** Version of the sales that {@link #check} decides on; read it before. */
  public long version() {
    return book.current().version();
  }

  /** Whether any SKU is in a sale. */
  public boolean isSelling() {
    return !book.current().areOver();
  }

  /** Reads the sales again. */
  public void refresh() {
    book.refresh();
  }

  /**
   * Checks an order. A ticket that does not buy is looked at again with the sales as they are in
   * the hub now.
   *
   * @param ticket null if none was shown
   */
  public TicketCheck check(String customer, Collection<Sku> skus, String ticket) {
    KnownSales known = book.current();
    if (known.areOver()) {
      return new TicketCheck.NotNeeded();
    }
    TicketCheck first = check(known, customer, skus, ticket);
    return first instanceof TicketCheck.Refused
        ? check(book.recent(), customer, skus, ticket)
        : first;
  }

  private static TicketCheck check(
      KnownSales known, String customer, Collection<Sku> skus, String ticket) {
    Set<LiveSale> sales = new LinkedHashSet<>();
    skus.forEach(sku -> known.selling(sku).ifPresent(sales::add));
    if (sales.isEmpty()) {
      return new TicketCheck.NotNeeded();
    }
    LiveSale sale = sales.iterator().next();
    if (ticket == null || ticket.isEmpty()) {
      return new TicketCheck.Refused(new TicketRefusal.Required(sale.id()));
    }
    if (sales.size() > 1) {
      return invalid("the lines are of different sales; a ticket is of one");
    }
    Optional<TicketContent> content = known.keys().read(sale.id(), ticket);
    if (content.isEmpty() || !content.get().isOf(customer)) {
      return invalid("it is no ticket of the customer for the sale " + sale.id());
    }
    return check(sale, content.get().place(), known.now());
  }

  private static TicketCheck check(LiveSale sale, long place, Instant now) {
    OptionalLong position = sale.position(place);
    return switch (sale.ticketState(place, now)) {
      case ADMITTED -> new TicketCheck.Admitted(sale.id(), position.getAsLong());
      case EXPIRED -> invalid("it was not used in time");
      case WAITING, SOLD_OUT ->
          new TicketCheck.Refused(
              new TicketRefusal.Waiting(
                  (int) Math.min(LONGEST_RETRY, TicketViews.waitSeconds(sale, position, now))));
    };
  }

  private static TicketCheck invalid(String why) {
    return new TicketCheck.Refused(new TicketRefusal.Invalid(why));
  }

  /** Characters of a ticket. */
  public static int ticketLength() {
    return TicketKeys.LENGTH;
  }
}
