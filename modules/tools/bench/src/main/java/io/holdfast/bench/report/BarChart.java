package io.holdfast.bench.report;

import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import java.util.Locale;

/** A bar for each side of a comparison, as SVG inside a page. */
final class BarChart {
  private static final int LABELS = 90;
  private static final int WIDTH = 560;
  private static final int STEP = 30;

  private BarChart() {}

  static String of(Measurement one) {
    double most = Math.max(one.holdfast().max(), one.rival() == null ? 0 : one.rival().max());
    int bars = one.rival() == null ? 1 : 2;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(Locale.ROOT, "<svg viewBox=\"0 0 860 %d\" role=\"img\">%n", bars * STEP));
    bar(svg, 0, "Holdfast", "#1f6f8b", one.holdfast(), most, one.unit());
    if (one.rival() != null) {
      bar(svg, 1, "other", "#b8bfc9", one.rival(), most, one.unit());
    }
    return svg.append("</svg>\n").toString();
  }

  private static void bar(
      StringBuilder svg,
      int at,
      String label,
      String fill,
      Spread spread,
      double most,
      String unit) {
    int y = at * STEP + 4;
    double scale = most > 0 ? WIDTH / most : 0;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"0\" y=\"%d\">%s</text>"
                + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"22\" fill=\"%s\"/>"
                + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#1b2430\"/>"
                + "<text x=\"%.1f\" y=\"%d\">%s %s</text>%n",
            y + 16,
            label,
            LABELS,
            y,
            spread.median() * scale,
            fill,
            LABELS + spread.min() * scale,
            LABELS + spread.max() * scale,
            y + 11,
            y + 11,
            LABELS + spread.max() * scale + 8,
            y + 16,
            Numbers.text(spread.median()),
            HtmlReport.escape(unit)));
  }
}
