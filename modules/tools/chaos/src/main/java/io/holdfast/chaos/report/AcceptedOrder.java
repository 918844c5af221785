package io.holdfast.chaos.report;

import io.holdfast.chaos.journal.RecordedOrder;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A 201.
 *
 * @param at when its client had it, by {@link System#nanoTime()}
 * @param home code of the only warehouse that could meet the order; may be empty
 */
public record AcceptedOrder(long at, String home) {

  /** The sales among these purchases, in order; only the first answer to a key is one. */
  public static List<AcceptedOrder> of(Collection<RecordedOrder> purchases) {
    return purchases.stream()
        .flatMap(
            purchase ->
                purchase.accepted().stream()
                    .map(answer -> new AcceptedOrder(answer.at(), purchase.planned().home())))
        .sorted(Comparator.comparingLong(AcceptedOrder::at))
        .toList();
  }
}
