package io.holdfast.stack.supervise;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One line for each part as it becomes ready; on a terminal, a progress bar below them. */
public final class ConsoleProgress implements StackListener {
  private static final String ERASE_LINE = "\r\u001b[2K";
  private final PrintStream out;
  private final boolean terminal;
  private ProgressBar bar;

  /** Prints to the stream; the bar appears only on a terminal. */
  public ConsoleProgress(PrintStream out) {
    this.out = out;
    this.terminal = System.console() != null && System.getenv("CI") == null;
  }

  @Override
  public synchronized void starting(int parts) {
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Starting")
              .setInitialMax(parts)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(250)
              .clearDisplayOnFinish()
              .build();
    }
  }

  @Override
  public synchronized void ready(String part, int port, boolean adopted, Duration sinceStart) {
    print(
        String.format(
            "  %-26s port %-6d %5.1f s%s",
            part, port, sinceStart.toMillis() / 1000.0, adopted ? "  (was still running)" : ""));
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public synchronized void note(String line) {
    print(line);
  }

  @Override
  public synchronized void finished() {
    if (bar != null) {
      bar.close();
      bar = null;
      out.print(ERASE_LINE);
    }
  }

  private void print(String line) {
    out.println(bar == null ? line : ERASE_LINE + line);
    out.flush();
  }
}
