package io.holdfast.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class of the test class path in a JVM of its own, which may die as its fault plan
 * says. It shares the PostgreSQL server and the transaction log of this JVM, so {@link
 * TestTransactions#recover()} finishes afterwards what it left. This JVM must not run transactions
 * while the other one does.
 */
public final class ForkedJvm {
  static final String FORKED = "holdfast.testkit.forked";

  /**
   * How the JVM ended.
   *
   * @param output what it wrote to standard output and error
   */
  public record Ended(int exitCode, String output) {
    /** Whether a planned fault ended it. */
    public boolean diedAsPlanned() {
      return exitCode == FaultPlan.DIED_AS_PLANNED;
    }
  }

  private final Class<?> main;
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();

  private ForkedJvm(Class<?> main) {
    this.main = main;
  }

  /** Prepares to run a class that has a {@code main} method. */
  public static ForkedJvm of(Class<?> main) {
    return new ForkedJvm(main);
  }

  /** Adds the databases' names to the arguments; {@link TestDatabases#open} takes them there. */
  public ForkedJvm databases(TestDatabase... databases) {
    for (TestDatabase database : databases) {
      arguments.add(database.name());
    }
    return this;
  }

  /** Adds arguments for the main method. */
  public ForkedJvm arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  /** Sets a system property. */
  public ForkedJvm property(String name, String value) {
    options.add("-D" + name + "=" + value);
    return this;
  }

  /** Gives the new JVM its plan over all its databases. */
  public ForkedJvm faults(FaultPlan plan) {
    options.add(plan.asJvmOption());
    return this;
  }

  /**
   * Runs the JVM to its end.
   *
   * @throws AssertionError with its output, if it has not ended in time; it is killed then
   */
  public Ended run(Duration atMost) {
    try {
      Path log = Files.createTempFile("holdfast-fork", ".log");
      try {
        return run(atMost, log);
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ended run(Duration atMost, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("not ended within " + atMost + ":\n" + Files.readString(log));
      }
      return new Ended(process.exitValue(), Files.readString(log));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while another JVM ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-D" + FORKED + "=true");
    command.add("-D" + PostgresServer.PORT + "=" + PostgresServer.port());
    command.add("-D" + Narayana.OBJECT_STORE + "=" + Narayana.objectStore());
    command.addAll(options);
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  static void requireForked() {
    if (!Boolean.getBoolean(FORKED)) {
      throw new IllegalStateException("a plan that ends the JVM must run in a forked one");
    }
  }
}
