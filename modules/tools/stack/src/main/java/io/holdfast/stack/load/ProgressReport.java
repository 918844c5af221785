package io.holdfast.stack.load;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress of a long step: a bar on a terminal, otherwise a line every few seconds. Thread-safe.
 */
public abstract class ProgressReport implements AutoCloseable {

  /** Sets how much is done. */
  public abstract void at(long done);

  /** Adds to what is done. */
  public abstract void add(long more);

  /** Shows a short text beside the count. */
  public abstract void note(String text);

  /** Ends the step: nothing is shown after it. */
  @Override
  public abstract void close();

  /**
   * Starts a step.
   *
   * @param max what the count reaches at the end, or -1 when unknown
   * @param unit what is counted, e.g. {@code orders}
   */
  public static ProgressReport start(String name, long max, String unit) {
    return System.console() != null
        ? new Bar(name, max, unit)
        : new Lines(System.err, name, max, unit, Duration.ofSeconds(5));
  }

  private static final class Bar extends ProgressReport {
    private final ProgressBar bar;

    Bar(String name, long max, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(max)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(250)
              .build();
    }

    @Override
    public void at(long done) {
      bar.stepTo(done);
    }

    @Override
    public void add(long more) {
      bar.stepBy(more);
    }

    @Override
    public void note(String text) {
      bar.setExtraMessage(text);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** Plain lines, for logs. */
  static final class Lines extends ProgressReport {
    private final PrintStream out;
    private final String name;
    private final String goal;
    private final long every;
    private final long started = System.nanoTime();
    private long last = started;
    private long done;
    private String note = "";

    Lines(PrintStream out, String name, long max, String unit, Duration every) {
      this.out = out;
      this.name = name;
      this.goal = max < 0 ? " " + unit : "/" + max + " " + unit;
      this.every = every.toNanos();
    }

    @Override
    public synchronized void at(long count) {
      done = count;
      if (System.nanoTime() - last >= every) {
        last = System.nanoTime();
        print("");
      }
    }

    @Override
    public void add(long more) {
      synchronized (this) {
        at(done + more);
      }
    }

    @Override
    public synchronized void note(String text) {
      note = " " + text;
    }

    @Override
    public synchronized void close() {
      print(String.format(" in %.1f s", (System.nanoTime() - started) / 1e9));
    }

    private void print(String end) {
      out.println(name + ": " + done + goal + note + end);
    }
  }
}
