package io.holdfast.sales.admission;

/** How many positions to admit: pure arithmetic. */
final class AdmissionRate {
  /** Up to here placement is fast; above, fewer are admitted the busier it is. */
  private static final double BUSY = 0.25;

  /** What is admitted of the rate however busy it is: else nobody would find out that it is not. */
  private static final double LEAST = 0.05;

  /** Seconds whose admissions are made up for after a pause. */
  private static final double LONGEST_PAUSE = 1;

  private double credit;

  /**
   * What a moment looks like.
   *
   * @param seconds since the last one
   * @param load of placement, from 0 to 1
   * @param waiting tickets whose turn has not come
   * @param unused admitted tickets that may still buy
   * @param left units that can be reserved
   */
  record Moment(double seconds, int perSecond, double load, long waiting, long unused, long left) {}

  /**
   * How many to admit now. Never more may buy than there are units: whose ticket buys or expires
   * lets the next in.
   */
  long advance(Moment moment) {
    double share = moment.load() <= BUSY ? 1 : Math.max(LEAST, 1 - moment.load());
    double seconds = Math.min(LONGEST_PAUSE, Math.max(0, moment.seconds()));
    credit =
        Math.min(credit + seconds * moment.perSecond() * share, Math.max(1, moment.perSecond()));
    long free = Math.max(0, moment.left() - moment.unused());
    long admitted = Math.min((long) credit, Math.min(moment.waiting(), free));
    credit -= admitted;
    return admitted;
  }
}
