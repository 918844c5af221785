package io.holdfast.stack.parts;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.process.ProcessRecord;
import io.holdfast.stack.process.RotatedLog;
import io.holdfast.stack.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * The process of a part as seen from outside, whoever started it.
 *
 * @param data the stack's directory
 * @param part what runs in it
 */
public record PartProcess(DataDirectory data, Part part) {
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  /** The live process: the remembered one, or one found by its command line. */
  public Optional<ProcessHandle> find() {
    return ProcessRecord.read(data, part.name())
        .flatMap(ProcessRecord::alive)
        .filter(this::isOurs)
        .or(this::search);
  }

  /** The port the live process was started on; the part's own when nothing is remembered. */
  public int recordedPort() {
    return ProcessRecord.read(data, part.name()).map(ProcessRecord::port).orElse(part.port());
  }

  /** Starts a new process and remembers it. */
  public ProcessHandle start() {
    ProcessHandle process = part.prepare().start();
    ProcessRecord.of(part.name(), process, part.port()).write(data);
    return process;
  }

  /** Stops the live process, by force when it takes too long, and waits until it has ended. */
  public void stop() {
    find().ifPresent(process -> end(process, part.stopSignal(), part.stopPatience()));
    ProcessRecord.delete(data, part.name());
  }

  /** Kills the live process at once and waits until it has ended. */
  public void kill() {
    find().ifPresent(process -> end(process, Signal.KILL, AFTER_KILL));
  }

  /** Whether it was stopped on purpose and shall stay so. */
  public boolean held() {
    return Files.exists(data.hold(part.name()));
  }

  /** Keeps it stopped until {@link #release()}. */
  public void hold() {
    try {
      Files.createDirectories(data.run());
      Files.writeString(data.hold(part.name()), "");
    } catch (IOException e) {
      throw new StackFailure("cannot write " + data.hold(part.name()) + ": " + e.getMessage(), e);
    }
  }

  /** Lets it be started again. */
  public void release() {
    try {
      Files.deleteIfExists(data.hold(part.name()));
    } catch (IOException e) {
      throw new StackFailure("cannot delete " + data.hold(part.name()) + ": " + e.getMessage(), e);
    }
  }

  /** The log both of its output streams go to. */
  public RotatedLog log() {
    return new RotatedLog(data.log(part.name()), RotatedLog.DEFAULT_LIMIT);
  }

  private void end(ProcessHandle process, Signal signal, Duration patience) {
    signal.send(process);
    if (!Await.until(patience, () -> !process.isAlive())) {
      Signal.KILL.send(process);
      if (!Await.until(AFTER_KILL, () -> !process.isAlive())) {
        throw new StackFailure(part.name() + " (pid " + process.pid() + ") does not end");
      }
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().map(this::marked).orElse(true);
  }

  private Optional<ProcessHandle> search() {
    Optional<ProcessHandle> found =
        ProcessHandle.allProcesses()
            .filter(ProcessHandle::isAlive)
            .filter(process -> process.info().commandLine().filter(this::marked).isPresent())
            .filter(process -> !parentIsMarked(process))
            .findFirst();
    found.ifPresent(process -> ProcessRecord.of(part.name(), process, recordedPort()).write(data));
    return found;
  }

  private boolean parentIsMarked(ProcessHandle process) {
    return process
        .parent()
        .flatMap(parent -> parent.info().commandLine())
        .filter(this::marked)
        .isPresent();
  }

  private boolean marked(String commandLine) {
    return (commandLine + " ").contains(part.commandLineMark() + " ");
  }
}
