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

  /** Before the draw nobody knows its turn: so many shall ask in each second after the opening. */
  private static final int POLLS_PER_SECOND = 1_000;

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
        pollAfter(sale, state, position.isPresent(), wait),
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

  /**
   * Half of the wait and up to half more of that by chance, so that polls do not come together and
   * nobody misses its turn. Around the opening, when all would ask, they are spread over some
   * seconds after it, at most half of what an admitted ticket lives.
   */
  private static int pollAfter(LiveSale sale, TicketState state, boolean drawn, long wait) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long longest =
        Math.max(1, Math.min(LONGEST_POLL, sale.terms().ticketLifetime().toSeconds() / 2));
    if (state == TicketState.WAITING && !drawn && wait <= LONGEST_POLL) {
      long spread = Math.min(longest, 1 + sale.places() / POLLS_PER_SECOND);
      return (int) (wait + random.nextLong(spread + 1));
    }
    long base =
        state == TicketState.WAITING ? Math.max(1, Math.min(LONGEST_POLL, wait / 2)) : longest;
    return (int) (base + random.nextLong(base / 2 + 2));
  }
}
