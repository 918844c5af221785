package io.holdfast.stack.sale;

import java.util.ArrayList;
import java.util.List;

/** How a sale went, as a picture of letters: time to the right, units sold and visitors waiting. */
final class SalePicture {
  private static final int WIDTH = 60;
  private static final int HEIGHT = 8;
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";

  private final List<long[]> samples = new ArrayList<>();

  /** A moment. */
  synchronized void add(long millis, long sold, long waiting) {
    samples.add(new long[] {millis, sold, waiting});
  }

  /** The lines of the picture. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (samples.isEmpty()) {
      return lines;
    }
    chart(lines, "units sold", 1);
    chart(lines, "visitors waiting", 2);
    long first = samples.get(0)[0];
    long last = samples.get(samples.size() - 1)[0];
    lines.add(
        String.format(
            "%12s  %-30s%30s", "", "opening", String.format("%.0f s", (last - first) / 1e3)));
    return lines;
  }

  private void chart(List<String> lines, String title, int column) {
    long most = Math.max(1, samples.stream().mapToLong(sample -> sample[column]).max().orElse(1));
    lines.add("  " + title);
    int levels = BLOCKS.length() - 1;
    for (int row = HEIGHT - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < WIDTH; x++) {
        long[] sample = samples.get((int) ((long) x * samples.size() / WIDTH));
        long height = sample[column] * HEIGHT * levels / most - (long) row * levels;
        line.append(BLOCKS.charAt((int) Math.max(0, Math.min(levels, height))));
      }
      lines.add(
          String.format("%12s |%s", row == HEIGHT - 1 ? String.format("%,d", most) : "", line));
    }
  }
}
