package io.holdfast.stack.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Record of a started process, sufficient to identify it later.
 *
 * @param part name of the part it runs
 * @param pid process id
 * @param startedAt when the operating system started it, milliseconds since the epoch
 * @param port where it listens
 */
public record ProcessRecord(String part, long pid, long startedAt, int port) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CLOCK_STEP = Duration.ofSeconds(3);

  /** Describes a live process. */
  public static ProcessRecord of(String part, ProcessHandle process, int port) {
    return new ProcessRecord(part, process.pid(), startOf(process), port);
  }

  /** Remembers this in the directory. */
  public void write(DataDirectory data) {
    try {
      PrivateFile.write(file(data, part), out -> out.write(JSON.writeValueAsString(this) + "\n"));
    } catch (IOException e) {
      throw new StackFailure("cannot write " + file(data, part) + ": " + e.getMessage(), e);
    }
  }

  /** What was last written for the part; empty when nothing was, or it cannot be read. */
  public static Optional<ProcessRecord> read(DataDirectory data, String part) {
    try {
      return Optional.of(JSON.readValue(file(data, part).toFile(), ProcessRecord.class));
    } catch (IOException nothingToTrust) {
      return Optional.empty();
    }
  }

  /** Forgets the part. */
  public static void delete(DataDirectory data, String part) {
    try {
      Files.deleteIfExists(file(data, part));
    } catch (IOException e) {
      throw new StackFailure("cannot delete " + file(data, part) + ": " + e.getMessage(), e);
    }
  }

  /** The process this describes while it is alive; a later process with the same pid is not it. */
  public Optional<ProcessHandle> alive() {
    return aliveWithin(CLOCK_STEP);
  }

  /** Like {@link #alive()}, for a start time that is known less exactly. */
  public Optional<ProcessHandle> aliveWithin(Duration tolerance) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> Math.abs(startOf(process) - startedAt) <= tolerance.toMillis());
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static Path file(DataDirectory data, String part) {
    return data.run().resolve(part + ".json");
  }
}
