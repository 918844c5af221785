package io.holdfast.stack.replay;

import java.util.Locale;

/** The result of a run as a text table. */
public final class ReportTable {
  private final StringBuilder text = new StringBuilder();

  private ReportTable() {}

  /** The lines of a report, each ended. */
  public static String of(ReplayReport report) {
    ReportTable table = new ReportTable();
    table.answers(report);
    table.fates(report);
    return table.text.toString();
  }

  private void answers(ReplayReport report) {
    row("run", "%s, %d clients, %.1f s", report.runId(), report.clients(), report.seconds());
    row("accepted", "%,d  (%,.0f orders/s)", report.accepted(), report.acceptedPerSecond());
    row("rejected for stock", "%,d", report.rejected());
    if (report.declined() != null) {
      row("declined", "%,d", report.declined());
      row("cancelled", "%,d", report.cancelled());
    }
    row("errors", "%s", report.errors().isEmpty() ? "0" : report.errors());
    if (report.repetitions() > 0) {
      row("sent again", "%,d", report.repetitions());
    }
    row("answer time", "%s", times(report.latency()));
  }

  private void fates(ReplayReport report) {
    if (report.confirmed() != null) {
      row("confirmed", "%,d  (%,.0f orders/s)", report.confirmed(), report.confirmedPerSecond());
      row("expired", "%,d  without the provider's word", report.expired());
      row("placed to confirmed", "%s", times(report.placedToConfirmed()));
      row("outbox backlog", "%,d events at the end of the load", report.outboxBacklog());
    }
    row(
        "all decided",
        report.settled() ? "%.1f s after the last answer" : "NO, after %.1f s: %,d still PLACED",
        report.drainSeconds(),
        report.stillPlaced());
  }

  private void row(String name, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "  %-20s  ", name));
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private static String times(LatencySummary times) {
    return String.format(
        Locale.ROOT,
        "p50 %,.1f  p95 %,.1f  p99 %,.1f  max %,.1f ms",
        times.p50(),
        times.p95(),
        times.p99(),
        times.max());
  }
}
