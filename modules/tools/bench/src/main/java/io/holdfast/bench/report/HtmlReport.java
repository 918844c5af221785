package io.holdfast.bench.report;

import io.holdfast.bench.Measurement;
import java.util.Locale;

/** Self-contained HTML report. */
public final class HtmlReport {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Holdfast, measured</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b2430; }
      h2 { font-size: 1.05rem; margin: 2rem 0 .3rem; }
      p { margin: .2rem 0; color: #55606e; }
      .met { color: #0a6b3d; } .missed { color: #a8320a; }
      svg { display: block; width: 100%; height: auto; margin: .4rem 0; }
      svg text { font: 13px system-ui, sans-serif; fill: #1b2430; }
      </style>
      </head>
      <body>
      """;

  private HtmlReport() {}

  /** The page of a report. */
  public static String of(Report report) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>Holdfast, measured</h1>\n<p>");
    page.append(
        escape(
            "%s, %d processors, %s, Java %s, %s. Medians of %d repetitions; thin lines reach from the smallest to the largest%s."
                .formatted(
                    report.system(),
                    report.processors(),
                    report.servers() == 1 ? "one server" : report.servers() + " servers",
                    report.java(),
                    report.at(),
                    report.repetitions(),
                    report.quick() ? "; a quick look" : "")));
    page.append("</p>\n");
    report.results().forEach(one -> section(page, one));
    report.skipped().forEach(line -> page.append("<p>Not measured: " + escape(line) + "</p>\n"));
    for (Report.Audited audited : report.audits()) {
      page.append("<p class=\"").append(audited.holds() ? "met" : "missed").append("\">");
      page.append(escape(audited.stack()));
      page.append(audited.holds() ? ": every invariant holds" : ": invariants are broken");
      page.append("</p>\n");
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static void section(StringBuilder page, Measurement one) {
    page.append("<section>\n<h2>").append(escape(one.row() + "  " + one.what())).append("</h2>\n");
    page.append(BarChart.of(one));
    page.append("<p><b class=\"").append(one.met() ? "met\">" : "missed\">");
    page.append(escape(verdict(one))).append("</b> ").append(escape(one.mode()));
    page.append(one.note().isEmpty() ? "" : "; " + escape(one.note())).append("</p>\n");
    if (!one.holdfastMillis().isEmpty()) {
      cost(page, "Holdfast", Numbers.costs(one.holdfastMillis()));
    }
    if (!one.rivalMillis().isEmpty()) {
      cost(page, "other", Numbers.costs(one.rivalMillis()));
    }
    page.append("</section>\n");
  }

  private static void cost(StringBuilder page, String side, String costs) {
    page.append("<p>Processor time, ").append(side).append(": ").append(escape(costs));
    page.append("</p>\n");
  }

  private static String verdict(Measurement one) {
    String ratio =
        one.ratio() == null ? "" : String.format(Locale.ROOT, "ratio %.2f, ", one.ratio());
    return ratio + "target " + one.target() + (one.met() ? ": met" : ": missed");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
