package io.holdfast.bench.report;

import io.holdfast.bench.Spread;
import java.util.Locale;
import java.util.Map;

/** Numbers as text. */
final class Numbers {
  private Numbers() {}

  static String text(double value) {
    String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  static String text(Spread spread) {
    return spread == null
        ? "–"
        : text(spread.median()) + " [" + text(spread.min()) + "–" + text(spread.max()) + "]";
  }

  /** Milliseconds of each group, and their sum. */
  static String costs(Map<String, Double> millis) {
    StringBuilder text = new StringBuilder();
    double sum = 0;
    for (Map.Entry<String, Double> group : millis.entrySet()) {
      sum += group.getValue();
      if (group.getValue() >= 0.0005) {
        text.append(String.format(Locale.ROOT, ", %s %.3f", group.getKey(), group.getValue()));
      }
    }
    return String.format(Locale.ROOT, "%.3f ms/order%s", sum, text);
  }
}
