package io.holdfast.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./holdfast} as a user would, each command in a process of its own. */
final class CommandLine {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /**
   * The result of a command.
   *
   * @param out standard output
   * @param err standard error
   */
  record Outcome(int exit, String out, String err) {
    /** The output; fails unless the exit code is 0. */
    String expectSuccess() {
      if (exit != 0) {
        throw new AssertionError("exit code " + exit + "\n" + out + "\n" + err);
      }
      return out;
    }
  }

  private CommandLine() {}

  /** Runs a command to its end. */
  static Outcome run(Duration patience, String... arguments) {
    try {
      Path out = Files.createTempFile("holdfast", ".out");
      Path err = Files.createTempFile("holdfast", ".err");
      Process process = start(out, err, arguments);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", arguments) + " did not end in " + patience);
      }
      Outcome outcome = new Outcome(process.exitValue(), text(out), text(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts a command that keeps running. */
  static Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("holdfast").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(HOME.toFile());
    builder.environment().put("HOLDFAST_BUILD", "never");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // A killed server's work is taken over sooner; all attempts of a call end within 13 s.
    builder.environment().put("HOLDFAST_FULFILMENT_LEASE", "PT14S");
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
