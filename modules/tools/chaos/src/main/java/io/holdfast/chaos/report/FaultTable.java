package io.holdfast.chaos.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of all faults of a run. */
public final class FaultTable {
  private static final String HEAD =
      "  cycle   at s  fault          target                    lasted s  unavailable ms  back"
          + " after ms  others sold/s  before/s";

  private final List<String> lines = new ArrayList<>();

  /** An empty table. */
  public FaultTable() {}

  /** One more fault. */
  public void add(FaultRecord fault, Availability availability) {
    lines.add(
        String.format(
            Locale.ROOT,
            "  %5d  %5.0f  %-13s  %-24s  %8.1f  %,14d  %13s  %13.0f  %8.0f",
            fault.cycle(),
            fault.clock(),
            fault.fault().what(),
            fault.fault().target(),
            fault.seconds(),
            availability.unavailableMillis(),
            availability.backMillis() < 0
                ? "never"
                : String.format(Locale.ROOT, "%,d", availability.backMillis()),
            availability.othersPerSecond(),
            availability.beforePerSecond()));
  }

  /** Head and lines. */
  @Override
  public String toString() {
    return HEAD + "\n" + String.join("\n", lines);
  }
}
