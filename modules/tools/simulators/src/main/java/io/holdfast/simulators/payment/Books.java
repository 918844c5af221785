package io.holdfast.simulators.payment;

import io.holdfast.simulators.payment.Authorisation.Status;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Totals of what the provider did, by currency, in minor units. Not thread-safe. */
final class Books {
  /**
   * Totals in one currency.
   *
   * @param authorised what was ever authorised
   * @param voided what of it was voided
   * @param expired what of it has expired
   */
  record Totals(long authorised, long captured, long voided, long expired, long refunded) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    /** What can still be captured. */
    long open() {
      return authorised - captured - voided - expired;
    }

    private Totals with(Status kind, long amount) {
      return switch (kind) {
        case AUTHORISED -> new Totals(authorised + amount, captured, voided, expired, refunded);
        case CAPTURED -> new Totals(authorised, captured + amount, voided, expired, refunded);
        case VOIDED -> new Totals(authorised, captured, voided + amount, expired, refunded);
        case EXPIRED -> new Totals(authorised, captured, voided, expired + amount, refunded);
        case REFUNDED -> new Totals(authorised, captured, voided, expired, refunded + amount);
        case DECLINED -> this;
      };
    }
  }

  private final Map<String, Totals> byCurrency = new TreeMap<>();

  /** The totals of some entries. */
  static Books of(Collection<Authorisation> entries) {
    Books books = new Books();
    entries.forEach(books::add);
    return books;
  }

  void add(Authorisation entry) {
    byCurrency.merge(
        entry.currency(),
        Totals.NONE.with(entry.status(), entry.amountCents()),
        (was, more) ->
            new Totals(
                was.authorised + more.authorised,
                was.captured + more.captured,
                was.voided + more.voided,
                was.expired + more.expired,
                was.refunded + more.refunded));
  }

  Map<String, Totals> totals() {
    return new TreeMap<>(byCurrency);
  }

  Totals in(String currency) {
    return byCurrency.getOrDefault(currency, Totals.NONE);
  }
}
