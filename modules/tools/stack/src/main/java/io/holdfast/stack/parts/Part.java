package io.holdfast.stack.parts;

import io.holdfast.stack.process.DetachedProcess;
import io.holdfast.stack.process.Signal;
import java.time.Duration;
import java.util.Optional;

/** One process of the stack. */
public interface Part {

  /** Unique in a stack, for people and machines. */
  String name();

  /** The port on the loopback address where it serves. */
  int port();

  /** A text that the command line of this part's process contains, and no other's does. */
  String commandLineMark();

  /** Prepares the files of the process and describes it; called before every start. */
  DetachedProcess prepare();

  /** Whether it serves now; decided within five seconds. */
  boolean answers();

  /** Idempotent work after the start, before others use the part. */
  default void provision() {}

  /** Signal for an orderly stop. */
  default Signal stopSignal() {
    return Signal.TERM;
  }

  /** How long it may take from start until it serves. */
  default Duration startPatience() {
    return Duration.ofSeconds(90);
  }

  /** How long it may take to stop before it is killed. */
  default Duration stopPatience() {
    return Duration.ofSeconds(30);
  }

  /** Address for JDBC clients that only read, with user and password; empty for other parts. */
  default Optional<String> auditorJdbcUrl() {
    return Optional.empty();
  }
}
