package io.holdfast.chaos.report;

import io.holdfast.stack.supervise.StackListener;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Everything that happened to the stack, with the time, in a file; the main points also shown. */
public final class Timeline implements StackListener, Closeable {
  private final BufferedWriter file;
  private final PrintStream out;
  private final long begun = System.nanoTime();

  /** Writes to a new file and shows the main points. */
  public Timeline(Path path, PrintStream out) {
    this.out = out;
    try {
      file = Files.newBufferedWriter(path, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seconds since the run began. */
  public double clock() {
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Writes a line and shows it. */
  public void show(String line) {
    out.println(line);
    out.flush();
    note(line);
  }

  @Override
  public synchronized void note(String line) {
    try {
      file.write(String.format(Locale.ROOT, "%s %8.3f  %s", Instant.now(), clock(), line));
      file.newLine();
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void starting(int parts) {
    note("starting " + parts + " parts");
  }

  @Override
  public void ready(String part, int port, boolean adopted, Duration sinceStart) {
    note(part + " serves on port " + port + " after " + sinceStart.toMillis() + " ms");
  }

  @Override
  public void finished() {
    note("start finished");
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
