package io.holdfast.chaos.report;

import io.holdfast.chaos.journal.Purchase;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A 201.
 *
 * @param at when its client had it, by {@link System#nanoTime()}
 * @param home code of the only warehouse that could meet the order; may be empty
 */
public record Sale(long at, String home) {

  /** The sales among these purchases, in order; only the first answer to a key is one. */
  public static List<Sale> of(Collection<Purchase> purchases) {
    return purchases.stream()
        .flatMap(
            purchase ->
                purchase.accepted().stream()
                    .map(answer -> new Sale(answer.at(), purchase.errand().home())))
        .sorted(Comparator.comparingLong(Sale::at))
        .toList();
  }
}
