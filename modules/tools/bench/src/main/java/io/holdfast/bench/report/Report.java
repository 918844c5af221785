package io.holdfast.bench.report;

import io.holdfast.audit.Finding;
import io.holdfast.bench.Measurement;
import java.time.Instant;
import java.util.List;

/**
 * The result of a run.
 *
 * @param at when it began
 * @param quick whether it was a quick run
 * @param processors of the machine
 * @param servers of each stack
 * @param system name and version of the operating system
 * @param java version
 * @param repetitions of each comparison
 * @param results the lines of the table
 * @param skipped rows that were wanted and not measured, with the reason
 * @param complete whether no row failed
 * @param audits the invariants of each stack, checked after its measurements
 */
public record Report(
    Instant at,
    boolean quick,
    int processors,
    int servers,
    String system,
    String java,
    int repetitions,
    List<Measurement> results,
    List<String> skipped,
    boolean complete,
    List<Audited> audits) {

  /**
   * What an audit found.
   *
   * @param stack which one
   * @param findings one for each invariant
   */
  public record Audited(String stack, List<Finding> findings) {

    /** Whether no invariant is broken. */
    public boolean holds() {
      return findings.stream().noneMatch(found -> found.state() == Finding.State.BROKEN);
    }
  }

  /** Whether every invariant of every stack holds. */
  public boolean holds() {
    return audits.stream().allMatch(Audited::holds);
  }
}
