package io.holdfast.chaos.check;

import io.holdfast.chaos.journal.Journal;
import io.holdfast.chaos.journal.Purchase;
import io.holdfast.chaos.shop.Asking;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.Wire;
import io.holdfast.stack.process.Await;
import java.time.Duration;
import java.util.List;

/** Finds out what became of orders without an answer, as a client does: by asking again. */
public final class Settling {
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final Endpoint shop;
  private final Journal journal;

  /** Asks this shop about the purchases of this journal. */
  public Settling(Endpoint shop, Journal journal) {
    this.shop = shop;
    this.journal = journal;
  }

  /** Repeats every request without an outcome until it has one; returns how many there were. */
  public int settle(Duration patience) {
    List<Purchase> open =
        journal.purchases().stream().filter(purchase -> purchase.outcome().isEmpty()).toList();
    long deadline = System.nanoTime() + patience.toNanos();
    try (Wire wire = new Wire(shop, ANSWER)) {
      for (Purchase purchase : open) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        Await.until(left, () -> Asking.ask(wire, journal, purchase).isFinal());
      }
    }
    return open.size();
  }
}
