package io.holdfast.chaos.report;

import java.util.List;

/**
 * Availability of placement around a fault.
 *
 * @param unavailableMillis longest time after the fault without an accepted order of affected SKUs
 * @param backMillis from the end of the fault to the next such order; -1 when there was none
 * @param othersPerSecond accepted orders of unaffected SKUs during the fault
 * @param beforePerSecond the same before the first fault of the cycle
 */
public record Availability(
    long unavailableMillis, long backMillis, double othersPerSecond, double beforePerSecond) {

  /**
   * Measures it.
   *
   * @param sales of the cycle, in order
   * @param opened when the load began
   * @param broken when the first fault of the cycle began
   * @param closed when the load ended
   */
  public static Availability of(
      FaultRecord fault, List<AcceptedOrder> sales, long opened, long broken, long closed) {
    List<Long> touched =
        sales.stream()
            .filter(fault::touches)
            .map(AcceptedOrder::at)
            .filter(at -> at <= closed)
            .toList();
    long spared = count(fault, sales, fault.from(), fault.healed());
    long before = count(fault, sales, opened, broken);
    return new Availability(
        millis(longestGap(touched, fault.from(), closed)),
        touched.stream()
            .filter(at -> at >= fault.healed())
            .findFirst()
            .map(at -> millis(at - fault.healed()))
            .orElse(-1L),
        spared / fault.seconds(),
        before / ((broken - opened) / 1e9));
  }

  private static long longestGap(List<Long> times, long from, long to) {
    long last = from;
    long longest = 0;
    for (long at : times) {
      if (at > last) {
        longest = Math.max(longest, at - last);
        last = at;
      }
    }
    return Math.max(longest, to - last);
  }

  private static long count(FaultRecord fault, List<AcceptedOrder> sales, long from, long to) {
    return sales.stream()
        .filter(fault::spares)
        .filter(sale -> sale.at() >= from && sale.at() < to)
        .count();
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }
}
