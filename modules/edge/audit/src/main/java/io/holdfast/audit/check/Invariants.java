package io.holdfast.audit.check;

import io.holdfast.audit.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counts of I1 to I12. An invariant without any check is not applicable. */
public final class Invariants {
  private final Map<String, CheckCount> tallies = new LinkedHashMap<>();

  /**
   * Starts with all counts zero.
   *
   * @param samples how many violations of each are described
   */
  public Invariants(int samples) {
    title("I1", "reserved lies between 0 and on hand", samples);
    title("I2", "counters equal the ledger and the open reservations", samples);
    title("I3", "goods received are on hand, in transit, lost or shipped", samples);
    title("I4", "every reservation ended at most once", samples);
    title("I5", "an order is confirmed exactly when it is committed and authorised", samples);
    title("I6", "money belongs to an order that may have it", samples);
    title("I7", "every change has its ledger entry and its event, once", samples);
    title("I8", "every event was delivered and applied once", samples);
    title("I9", "one effect per idempotency key", samples);
    title("I10", "an order over several warehouses is whole or absent", samples);
    title("I11", "nothing is in doubt, nothing is stuck", samples);
    title("I12", "purchase limits are kept", samples);
  }

  private void title(String id, String title, int samples) {
    tallies.put(id, new CheckCount(id, title, samples));
  }

  CheckCount of(String id) {
    return tallies.get(id);
  }

  /** The verdicts, I1 to I12. */
  public List<Finding> findings() {
    return tallies.values().stream().map(CheckCount::finding).toList();
  }
}
