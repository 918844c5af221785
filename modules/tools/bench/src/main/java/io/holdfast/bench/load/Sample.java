package io.holdfast.bench.load;

import java.util.Map;

/**
 * One measured run.
 *
 * @param orders placed
 * @param errors orders that were refused, and connections that broke before an answer
 * @param seconds from the first order sent to the last answer
 * @param latencies of the placed ones
 * @param processorMillis for each order, by group of processes; empty where the system does not
 *     provide it
 */
public record Sample(
    long orders,
    long errors,
    double seconds,
    Latencies latencies,
    Map<String, Double> processorMillis) {

  /** Orders per second. */
  public double rate() {
    return orders / seconds;
  }

  /** The same run with its processor time. */
  public Sample costing(Map<String, Double> millis) {
    return new Sample(orders, errors, seconds, latencies, millis);
  }
}
