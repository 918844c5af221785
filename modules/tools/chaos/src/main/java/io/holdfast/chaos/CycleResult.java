package io.holdfast.chaos;

import io.holdfast.chaos.journal.RecordedAnswer;
import io.holdfast.chaos.journal.RecordedOrder;
import io.holdfast.chaos.report.FaultRecord;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Result of a cycle.
 *
 * @param purchases all of it
 * @param faults its faults as they happened
 * @param settled how many orders were without an answer at the end of the load
 * @param quietSeconds from the end of the load until the stack was idle
 * @param lockedSeconds the longest that a transaction of a server kept its locks
 * @param violations every violation; empty if there is none
 */
record CycleResult(
    List<RecordedOrder> purchases,
    List<FaultRecord> faults,
    int settled,
    double quietSeconds,
    double lockedSeconds,
    List<String> violations) {

  long placed() {
    return count(RecordedAnswer::isAccepted);
  }

  long refused() {
    return count(RecordedAnswer::isRefused);
  }

  private long count(Predicate<RecordedAnswer> which) {
    return purchases.stream().filter(each -> each.outcome().filter(which).isPresent()).count();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d placed, %,d refused, %,d without an answer settled; quiet %.1f s after the load; rows locked at most %.1f s; %s",
        placed(),
        refused(),
        settled,
        quietSeconds,
        lockedSeconds,
        violations.isEmpty() ? "no violation" : violations.size() + " VIOLATIONS");
  }
}
