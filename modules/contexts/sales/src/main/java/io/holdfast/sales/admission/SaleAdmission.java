package io.holdfast.sales.admission;

import io.holdfast.sales.AdmissionInput;
import io.holdfast.sales.book.KnownSales;
import io.holdfast.sales.book.LiveSale;
import java.time.Instant;
import java.util.Optional;

/** Admits the visitors of one sale while this server has its lease. */
final class SaleAdmission {
  /** The share of a new measurement in the rate of sale, for each second. */
  private static final double SMOOTHING = 0.3;

  private final AdmissionRows rows;
  private final AdmissionInput input;
  private final AdmissionRate rate = new AdmissionRate();
  private Instant last;
  private Instant counted;
  private long sold;
  private double perSecond;

  SaleAdmission(AdmissionRows rows, AdmissionInput input) {
    this.rows = rows;
    this.input = input;
  }

  /** Returns whether the horizon moved. */
  boolean tick(LiveSale sale, KnownSales known) {
    Optional<AdmissionRows.Held> held = rows.hold(sale.id());
    Optional<Long> places = held.isEmpty() ? Optional.empty() : rows.places(sale.id());
    if (places.isEmpty()) {
      last = null;
      return false;
    }
    Instant now = known.now();
    // In this order: an order placed in between lets too few in, not too many.
    long unused = unused(sale, held.get().horizon(), now);
    AdmissionInput.Units units = input.units(sale.terms().skus());
    long waiting = places.get() - held.get().horizon();
    long by =
        rate.advance(
            new AdmissionRate.Moment(
                last == null ? 0 : (now.toEpochMilli() - last.toEpochMilli()) / 1e3,
                sale.terms().admitPerSecond(),
                input.load(),
                waiting,
                unused,
                units.left()));
    last = now;
    count(sale.id(), now);
    boolean soldOut = units.left() == 0 && (units.certain() || sale.progress().soldOut());
    return rows.advance(
            sale.id(),
            held.get(),
            by,
            new AdmissionRows.Found(soldOut, unused, sold, units.left(), perSecond))
        && by > 0;
  }

  /**
   * Admitted tickets that may still buy. The steps of this server may be those of a moment ago;
   * then some count as younger than they are, which admits later and not more.
   */
  private long unused(LiveSale sale, long horizon, Instant now) {
    long expired = sale.steps().horizonAt(now.minus(sale.terms().ticketLifetime()));
    return Math.max(0, horizon - expired - input.used(sale.id(), expired));
  }

  private void count(String sale, Instant now) {
    if (counted != null && now.isBefore(counted.plusSeconds(1))) {
      return;
    }
    long before = sold;
    sold = input.sold(sale);
    if (counted != null) {
      double seconds = (now.toEpochMilli() - counted.toEpochMilli()) / 1e3;
      double measured = Math.max(0, sold - before) / seconds;
      perSecond += SMOOTHING * (measured - perSecond);
    }
    counted = now;
  }
}
