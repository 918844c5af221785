package io.holdfast.chaos.report;

import io.holdfast.chaos.schedule.PlannedFault;

/**
 * A fault as it happened; times by {@link System#nanoTime()}.
 *
 * @param cycle its number
 * @param fault what was planned
 * @param clock when, counted from the beginning of the run, seconds
 * @param from when it began
 * @param healed when it was healed
 */
public record FaultRecord(int cycle, PlannedFault fault, double clock, long from, long healed) {
  private static final String WAREHOUSE = "postgres-";
  private static final String HUB = "postgres-hub";

  /** Whether the fault cuts off one warehouse and nothing else. */
  public boolean isOfOneWarehouse() {
    return fault.target().startsWith(WAREHOUSE) && !fault.target().equals(HUB);
  }

  /** Whether an order needed the faulty part. */
  boolean touches(AcceptedOrder sale) {
    return !isOfOneWarehouse() || sale.home().equals(fault.target().substring(WAREHOUSE.length()));
  }

  /** Whether an order needed none of the faulty parts. */
  boolean spares(AcceptedOrder sale) {
    return !isOfOneWarehouse() || !sale.home().isEmpty() && !touches(sale);
  }

  double seconds() {
    return (healed - from) / 1e9;
  }
}
