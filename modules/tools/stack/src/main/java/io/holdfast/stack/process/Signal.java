package io.holdfast.stack.process;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A signal of the operating system. */
public enum Signal {
  /** Asks for an orderly end. */
  TERM,
  /** PostgreSQL: end sessions, write a checkpoint, stop. */
  INT,
  /** Ends a process at once. */
  KILL,
  /** Stops a process until {@link #CONT}. */
  STOP,
  /** Continues a stopped process. */
  CONT;

  /** Sends this to the process; nothing happens when it has ended already. */
  public void send(ProcessHandle process) {
    send(List.of(process));
  }

  /** Sends this to each process, in this order and with no time between them. */
  public void send(List<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    if (processes.isEmpty()) {
      return;
    }
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new StackFailure("cannot send " + String.join(" ", command) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
