package io.holdfast.bench.report;

import io.holdfast.audit.Finding;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.machine.ProcessorTime;
import java.util.Locale;
import java.util.Map;

/** Text report. */
public final class ConsoleTable {
  private static final String LINE = "%-3s %-13s %-62s %26s %26s %6s %10s  %s%n";
  private final StringBuilder text = new StringBuilder();

  private ConsoleTable() {}

  /** The table of a report, and the verdict on its invariants. */
  public static String of(Report report) {
    ConsoleTable table = new ConsoleTable();
    table.results(report);
    table.costs(report);
    report.skipped().forEach(line -> table.text.append("not measured: ").append(line).append('\n'));
    report.audits().forEach(table::audit);
    return table.text.toString();
  }

  private void results(Report report) {
    line("row", "relay", "what", "Holdfast", "other", "ratio", "target", "");
    for (Measurement one : report.results()) {
      line(
          one.row(),
          one.mode().replace("relay ", ""),
          one.what(),
          Numbers.text(one.holdfast()),
          Numbers.text(one.rival()),
          one.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", one.ratio()),
          one.target(),
          one.met() ? "met" : "MISSED");
      if (!one.note().isEmpty()) {
        line("", "", "  " + one.note(), "", "", "", "", "");
      }
    }
    text.append("Medians [smallest–largest] of ").append(report.repetitions());
    text.append(" repetitions").append(report.quick() ? ", a quick look" : "");
    text.append(report.servers() == 1 ? "" : ", " + report.servers() + " servers").append(".\n");
  }

  private void costs(Report report) {
    if (!ProcessorTime.isKnown()) {
      text.append("This system does not provide the processor time of processes.\n");
      return;
    }
    text.append("\nProcessor time\n");
    for (Measurement one : report.results()) {
      cost(one, "Holdfast", one.holdfastMillis());
      cost(one, "other", one.rivalMillis());
    }
  }

  private void cost(Measurement one, String side, Map<String, Double> millis) {
    if (!millis.isEmpty()) {
      String mode = one.mode().replace("relay ", "");
      text.append(
          String.format(
              Locale.ROOT, "%-3s %-8s %-9s %s%n", one.row(), mode, side, Numbers.costs(millis)));
    }
  }

  private void audit(Report.Audited audited) {
    text.append('\n').append(audited.stack()).append(": ");
    text.append(audited.holds() ? "every invariant holds\n" : "INVARIANTS ARE BROKEN\n");
    for (Finding finding : audited.findings()) {
      if (finding.state() == Finding.State.BROKEN) {
        text.append("  ✗ ").append(finding.id()).append(' ').append(finding.title()).append('\n');
        finding.samples().forEach(sample -> text.append("      ").append(sample).append('\n'));
      }
    }
  }

  private void line(Object... cells) {
    text.append(String.format(Locale.ROOT, LINE, cells).stripTrailing()).append('\n');
  }
}
