package io.holdfast.sales;

import io.holdfast.batching.LaneState;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.ticket.OpenTickets;
import io.holdfast.sales.ticket.Places;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The figures of the sales that are not over, for pages and metrics; asks no database. */
@Singleton
public final class OpenSales {
  private final SaleBook book;
  private final Places places;
  private final OpenTickets tickets;

  @Inject
  public OpenSales(SaleBook book, Places places, OpenTickets tickets) {
    this.book = book;
    this.places = places;
    this.tickets = tickets;
  }

  /** In the order of their ids. */
  public List<SaleFigures> figures() {
    return figures(book.current());
  }

  private static List<SaleFigures> figures(KnownSales known) {
    return known.all().stream()
        .filter(sale -> !sale.isClosedAt(known.now()))
        .map(sale -> sale.figures(known.now()))
        .sorted(Comparator.comparing(SaleFigures::sale))
        .toList();
  }

  /** Calls back with the figures whenever they were read; the callback returns at once. */
  public void listen(Consumer<List<SaleFigures>> listener) {
    book.listen(known -> listener.accept(figures(known)));
  }

  /** State of the lane that gives tickets. */
  public LaneState lane() {
    return places.lane();
  }

  /** Open streams of tickets. */
  public int streams() {
    return tickets.open();
  }
}
