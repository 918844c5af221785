package io.holdfast.stack.replay;

/**
 * Final states of the orders of a run.
 *
 * @param settled whether every order left PLACED, and every event its outbox, in time
 * @param waiting orders still PLACED at the end
 * @param fates by final status; null when the databases cannot be asked
 * @param outboxBacklog unsent events when the last order was answered; -1 when unknown
 * @param drainSeconds from then until nothing was waiting
 */
record FinalStates(
    boolean settled, long waiting, Fates fates, long outboxBacklog, double drainSeconds) {

  /**
   * How the orders of the measured phase ended, as the hub's database has it.
   *
   * @param confirmedPerSecond from the first order placed to the last one confirmed
   * @param placedToConfirmed by the database's clock
   */
  record Fates(
      long confirmed,
      long declined,
      long cancelled,
      long expired,
      double confirmedPerSecond,
      LatencySummary placedToConfirmed) {}
}
