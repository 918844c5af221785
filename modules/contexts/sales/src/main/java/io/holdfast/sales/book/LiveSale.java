package io.holdfast.sales.book;

import io.holdfast.kernel.KeyedPermutation;
import io.holdfast.kernel.Sku;
import io.holdfast.sales.Sale;
import io.holdfast.sales.SaleFigures;
import io.holdfast.sales.SaleState;
import io.holdfast.sales.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sale as it was read from the hub.
 *
 * @param places how many were given
 * @param draw null until it was held
 */
public record LiveSale(
    Terms terms, long places, KeyedPermutation draw, AdmissionSteps steps, Progress progress) {

  /** What the operator said, and the seed of the draw. */
  public record Terms(
      String id,
      String name,
      List<Sku> skus,
      Instant opensAt,
      Instant closesAt,
      int admitPerSecond,
      Duration ticketLifetime,
      String seed,
      String commitment) {

    /** The draw among the first places. */
    public KeyedPermutation draw(long drawn) {
      return KeyedPermutation.of(seed + "\n" + id, drawn);
    }
  }

  /** What the admitting server found. */
  public record Progress(boolean soldOut, long unused, long sold, long left, double perSecond) {}

  public String id() {
    return terms.id();
  }

  public boolean isClosedAt(Instant now) {
    return !now.isBefore(terms.closesAt());
  }

  /** Its state; it opens with the draw, a moment after the time said. */
  public SaleState stateAt(Instant now) {
    if (isClosedAt(now)) {
      return SaleState.CLOSED;
    }
    if (draw == null) {
      return SaleState.SCHEDULED;
    }
    return progress.soldOut() ? SaleState.SOLD_OUT : SaleState.OPEN;
  }

  /** Whose turn a place is, from 0; empty until the draw was held. */
  public OptionalLong position(long place) {
    if (draw == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(place < draw.size() ? draw.apply(place) : place);
  }

  /** Until when a position may be used; empty if it is not admitted. */
  public Optional<Instant> usableUntil(long position) {
    return steps.admittedAt(position).map(at -> at.plus(terms.ticketLifetime()));
  }

  /** What a ticket with this place is good for. */
  public TicketState ticketState(long place, Instant now) {
    if (isClosedAt(now)) {
      return TicketState.EXPIRED;
    }
    OptionalLong position = position(place);
    Optional<Instant> until =
        position.isPresent() ? usableUntil(position.getAsLong()) : Optional.empty();
    if (until.isPresent()) {
      return now.isBefore(until.get()) ? TicketState.ADMITTED : TicketState.EXPIRED;
    }
    return progress.soldOut() ? TicketState.SOLD_OUT : TicketState.WAITING;
  }

  /** Tickets whose turn has not come. */
  public long waiting() {
    return Math.max(0, places - steps.horizon());
  }

  /** As anybody may see it. */
  public Sale view(Instant now) {
    return new Sale(
        id(),
        terms.name(),
        stateAt(now),
        terms.skus(),
        terms.opensAt(),
        terms.closesAt(),
        terms.admitPerSecond(),
        terms.ticketLifetime(),
        places,
        draw == null ? null : draw.size(),
        waiting(),
        steps.horizon(),
        terms.commitment(),
        draw == null ? null : terms.seed());
  }

  /** Its figures. */
  public SaleFigures figures(Instant now) {
    return new SaleFigures(
        id(),
        stateAt(now),
        waiting(),
        steps.horizon(),
        progress.unused(),
        progress.sold(),
        progress.left(),
        progress.perSecond());
  }
}
