package io.holdfast.audit.check;

import io.holdfast.audit.Finding;
import io.holdfast.audit.Finding.State;
import java.util.ArrayList;
import java.util.List;

/** Counts checks and violations of one invariant, and keeps sample descriptions. */
final class CheckCount {
  private final String id;
  private final String title;
  private final int limit;
  private final List<String> samples = new ArrayList<>();
  private long checked;
  private long violations;
  private boolean applicable;

  CheckCount(String id, String title, int limit) {
    this.id = id;
    this.title = title;
    this.limit = limit;
  }

  void checked(long more) {
    applicable = true;
    checked += more;
  }

  void violation(String description) {
    applicable = true;
    violations++;
    if (samples.size() < limit) {
      samples.add(description);
    }
  }

  Finding finding() {
    State verdict = violations > 0 ? State.BROKEN : State.HELD;
    return new Finding(
        id,
        title,
        checked,
        violations,
        List.copyOf(samples),
        applicable ? verdict : State.NOT_APPLICABLE);
  }
}
