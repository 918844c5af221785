package io.holdfast.stack.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The outcome of a run, as {@code --json} prints it. Counts and rates are those of the measured
 * phase; null and -1 stand for what could not be known without the databases.
 *
 * @param runId names the run; its idempotency keys begin with it
 * @param clients connections
 * @param seconds from the first order sent to the last one answered
 * @param accepted answered 201 or 202
 * @param acceptedPerSecond over {@code seconds}
 * @param rejected answered 409 for want of stock
 * @param errors orders without a proper answer, by status or exception
 * @param repetitions requests sent again after a broken connection or a request for patience
 * @param latency of answers, in milliseconds
 * @param confirmed orders paid and confirmed
 * @param declined orders cancelled because the payment was declined
 * @param cancelled orders cancelled on request
 * @param expired orders that ended without a decision of the provider
 * @param confirmedPerSecond from the first order placed to the last one confirmed
 * @param placedToConfirmed in milliseconds
 * @param outboxBacklog events not yet with the broker when the last order was answered
 * @param drainSeconds from then until nothing was waiting
 * @param settled whether everything was decided in time
 * @param stillPlaced orders still waiting for their payment at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayReport(
    String runId,
    int clients,
    double seconds,
    long accepted,
    double acceptedPerSecond,
    long rejected,
    Map<String, Long> errors,
    long repetitions,
    LatencySummary latency,
    Long confirmed,
    Long declined,
    Long cancelled,
    Long expired,
    Double confirmedPerSecond,
    LatencySummary placedToConfirmed,
    long outboxBacklog,
    double drainSeconds,
    boolean settled,
    long stillPlaced) {

  static ReplayReport of(
      RunId run, ClientSettings shops, ReplayClients.Outcome outcome, FinalStates after) {
    ReplayCounts tally = outcome.tally();
    FinalStates.Fates fates = after.fates();
    return new ReplayReport(
        run.text(),
        shops.clients(),
        outcome.seconds(),
        tally.accepted(),
        tally.accepted() / outcome.seconds(),
        tally.rejected(),
        tally.errors(),
        tally.repetitions(),
        tally.latency(),
        fates == null ? null : fates.confirmed(),
        fates == null ? null : fates.declined(),
        fates == null ? null : fates.cancelled(),
        fates == null ? null : fates.expired(),
        fates == null ? null : fates.confirmedPerSecond(),
        fates == null ? null : fates.placedToConfirmed(),
        after.outboxBacklog(),
        after.drainSeconds(),
        after.settled(),
        after.waiting());
  }

  /** Whether every order had a proper answer and was decided. */
  public boolean isClean() {
    return errors.isEmpty() && settled;
  }
}
