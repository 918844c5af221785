package io.holdfast.chaos.check;

import io.holdfast.chaos.client.OrderRequest;
import io.holdfast.chaos.journal.OrderJournal;
import io.holdfast.chaos.journal.RecordedOrder;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.Wire;
import io.holdfast.stack.process.Await;
import java.time.Duration;
import java.util.List;

/** Resolves orders without an answer as a client does, by repeating the request. */
public final class OutcomeLookup {
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final Endpoint shop;
  private final OrderJournal journal;

  /** Repeats the requests of this journal. */
  public OutcomeLookup(Endpoint shop, OrderJournal journal) {
    this.shop = shop;
    this.journal = journal;
  }

  /** Repeats every request without a final answer until it has one; returns their number. */
  public int settle(Duration patience) {
    List<RecordedOrder> open =
        journal.purchases().stream().filter(purchase -> purchase.outcome().isEmpty()).toList();
    long deadline = System.nanoTime() + patience.toNanos();
    try (Wire wire = new Wire(shop, ANSWER)) {
      for (RecordedOrder purchase : open) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        Await.until(left, () -> OrderRequest.ask(wire, journal, purchase).isFinal());
      }
    }
    return open.size();
  }
}
