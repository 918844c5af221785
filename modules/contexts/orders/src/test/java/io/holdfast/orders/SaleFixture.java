package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.sale.OrderAdmissionInput;
import io.holdfast.platform.ServerThreads;
import io.holdfast.sales.PutSale;
import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketState;
import io.holdfast.sales.admission.Admissions;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.book.SaleChanges;
import io.holdfast.sales.ticket.GivenPlace;
import io.holdfast.sales.ticket.OpenTickets;
import io.holdfast.sales.ticket.Places;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A sale on the databases of a shop, with the admission of one server, moved by hand. */
final class SaleFixture {
  static final String ID = "friday";
  private static final int FAST = 10_000;

  private final OrdersFixture shop;
  private final SaleBook book;
  private final Places places;
  private final OpenTickets tickets;
  private final Admissions admissions;
  private final OrderAdmissionInput input;

  SaleFixture(OrdersFixture shop) {
    this.shop = shop;
    this.book = shop.sales();
    this.places =
        new Places(shop.hubDatabase(), book, new ServerThreads(SaleFixture::daemon, Runnable::run));
    this.tickets = new OpenTickets(book, 10);
    this.admissions =
        new Admissions(book, shop.hubDatabase(), Duration.ofMillis(250), Duration.ofDays(90));
    this.input = new OrderAdmissionInput(shop.orders(), shop.stock(), shop.hubDatabase());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** A sale that opened a moment ago. */
  static PutSale open(Duration ticketLifetime, String... skus) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new PutSale(
        ID,
        "Friday",
        Stream.of(skus).map(Sku::new).toList(),
        now.minusSeconds(1),
        now.plusSeconds(3600),
        FAST,
        ticketLifetime);
  }

  /** Writes it as another server does: this one reads it when it has to. */
  boolean put(PutSale sale) {
    return new SaleChanges(shop.hubDatabase(), TestTransactions.get().transactions()).put(sale);
  }

  /** Makes a sale of these SKUs that has opened. */
  SaleFixture opened(String... skus) {
    put(open(Duration.ofMinutes(10), skus));
    book.refresh();
    return this;
  }

  /** The ticket of a customer. */
  String ticket(String customer) {
    GivenPlace place = places.of(ID, customer).join().orElseThrow();
    return book.refresh().keys().sign(ID, customer, place.place(), place.keyNo());
  }

  Ticket look(String ticket) {
    return tickets.find(ID, ticket, null);
  }

  /** Admits until the ticket is admitted. */
  String admitted(String customer) {
    String ticket = ticket(customer);
    admitUntil(ticket, TicketState.ADMITTED);
    return ticket;
  }

  void admitUntil(String ticket, TicketState state) {
    Probe.until(
        Duration.ofSeconds(20),
        () -> {
          tick();
          return look(ticket).state() == state;
        });
  }

  /** One round of admission. */
  void tick() {
    admissions.tick(input);
    book.refresh();
  }

  /** Orders one unit. */
  CompletableFuture<PlacementResult> buy(String key, String customer, String ticket, String sku) {
    PlaceOrder order = OrdersFixture.order(customer, TimeOrderedUuid.next(), 1, sku);
    return shop.orders().placeOrWait(key(key), order, ticket).toCompletableFuture();
  }
}
