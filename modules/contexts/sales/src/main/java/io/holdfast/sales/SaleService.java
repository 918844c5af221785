package io.holdfast.sales;

import io.holdfast.kernel.TextForms;
import io.holdfast.platform.security.Caller;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.LiveSale;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.sales.book.SaleChanges;
import io.holdfast.sales.ticket.GivenPlace;
import io.holdfast.sales.ticket.OpenTickets;
import io.holdfast.sales.ticket.Places;
import io.holdfast.sales.ticket.TicketViews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Sales and tickets for external callers: checks roles and validates input. */
@Singleton
@RolesChecked
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
public class SaleService {
  private final SaleBook book;
  private final SaleChanges changes;
  private final Places places;
  private final OpenTickets tickets;
  private final OpenSales open;
  private final Caller caller;

  @Inject
  public SaleService(
      SaleBook book,
      SaleChanges changes,
      Places places,
      OpenTickets tickets,
      OpenSales open,
      Caller caller) {
    this.book = book;
    this.changes = changes;
    this.places = places;
    this.tickets = tickets;
    this.open = open;
    this.caller = caller;
  }

  /**
   * Makes or changes a sale. From the answer on, its SKUs are sold to admitted tickets only.
   *
   * @return whether it was made
   * @throws IllegalSaleStateException if it is over, or has opened and the opening would change
   * @throws SkuInSaleException if a SKU is in another sale that is not over
   */
  @RolesAllowed(Role.OPERATOR)
  public boolean put(@NotNull @Valid PutSale command) {
    boolean made = changes.put(command);
    book.refresh();
    return made;
  }

  /** The figures of the sales that are not over. */
  @RolesAllowed(Role.OPERATOR)
  public List<SaleFigures> figures() {
    return open.figures();
  }

  /**
   * The ticket of a customer, given now or before.
   *
   * @return completes with the ticket; or exceptionally with {@link IllegalSaleStateException} if
   *     the sale is over
   * @throws UnknownSaleException if there is no such sale
   * @throws io.holdfast.kernel.UnavailableException at once if too many ask
   */
  public CompletionStage<Ticket> ticket(
      @NotNull String sale,
      @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String customer) {
    caller.requireActingFor(customer);
    require(sale);
    return places.of(sale, customer).thenApply(place -> ticket(sale, customer, place));
  }

  private Ticket ticket(String id, String customer, Optional<GivenPlace> given) {
    GivenPlace place =
        given.orElseThrow(() -> new IllegalSaleStateException("the sale " + id + " is over"));
    KnownSales known = book.current();
    if (!known.keys().has(place.keyNo()) || known.find(id).isEmpty()) {
      known = book.refresh();
    }
    LiveSale sale = known.find(id).orElseThrow(() -> new UnknownSaleException(id));
    String text = known.keys().sign(id, customer, place.place(), place.keyNo());
    return TicketViews.of(sale, text, place.place(), known.now());
  }

  private void require(String sale) {
    if (book.current().find(sale).isEmpty() && book.find(sale).isEmpty()) {
      throw new UnknownSaleException("the sale " + sale + " is not known");
    }
  }

  /**
   * What a ticket is good for now. No parameter is annotated: interception is measurable on the hot
   * path.
   *
   * @throws UnknownSaleException if there is no such sale
   * @throws UnknownTicketException if it is none of the sale, or of another customer than the
   *     caller
   */
  public Ticket find(String sale, String ticket) {
    return tickets.find(sale, ticket, caller.onlyCustomer().orElse(null));
  }

  /**
   * Opens a stream of what the ticket is good for.
   *
   * @throws UnknownSaleException if there is no such sale
   * @throws UnknownTicketException as {@link #find}
   * @throws io.holdfast.kernel.UnavailableException if too many streams are open
   */
  public void follow(
      @NotNull String sale, @NotNull String ticket, @NotNull TicketListener listener) {
    tickets.follow(sale, ticket, caller.onlyCustomer().orElse(null), listener);
  }
}
