package io.holdfast.sales.ticket;

import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketState;
import io.holdfast.sales.book.LiveSale;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/** Says what a ticket is good for, from memory. */
public final class TicketViews {
  private static final int LONGEST_POLL = 30;
  private static final int POLL_WHEN_DECIDED = 30;

  private TicketViews() {}

  /** The ticket with this place, now. */
  public static Ticket of(LiveSale sale, String text, long place, Instant now) {
    TicketState state = sale.ticketState(place, now);
    OptionalLong position = sale.position(place);
    long wait = state == TicketState.WAITING ? waitSeconds(sale, position, now) : 0;
    return new Ticket(
        text,
        state,
        place,
        position.isPresent() ? position.getAsLong() + 1 : null,
        wait,
        pollAfter(state, wait),
        state == TicketState.ADMITTED ? sale.usableUntil(position.getAsLong()).orElse(null) : null);
  }

  /** How long until its turn at the sale's rate; at least 1. */
  public static long waitSeconds(LiveSale sale, OptionalLong position, Instant now) {
    if (position.isEmpty()) {
      return Math.max(1, Duration.between(now, sale.terms().opensAt()).toSeconds() + 1);
    }
    long ahead = position.getAsLong() - sale.steps().horizon();
    return Math.max(1, ahead / sale.terms().admitPerSecond() + 1);
  }

  /** Half of the wait and up to half more of that by chance, so that polls do not come together. */
  private static int pollAfter(TicketState state, long wait) {
    long base =
        state == TicketState.WAITING
            ? Math.max(1, Math.min(LONGEST_POLL, wait / 2))
            : POLL_WHEN_DECIDED;
    return (int) (base + ThreadLocalRandom.current().nextLong(base / 2 + 2));
  }
}
