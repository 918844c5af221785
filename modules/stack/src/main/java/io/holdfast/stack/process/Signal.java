package io.holdfast.stack.process;

import io.holdfast.stack.StackFailure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A signal of the operating system. */
public enum Signal {
  /** Asks for an orderly end. */
  TERM,
  /** PostgreSQL: end sessions, write a checkpoint, stop. */
  INT,
  /** Ends a process at once. */
  KILL;

  /** Sends this to the process; nothing happens when it has ended already. */
  public void send(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new StackFailure("cannot signal process " + process.pid() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
