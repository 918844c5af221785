package io.holdfast.stack.supervise;

import java.time.Duration;

/** Listener for start, run and stop of a stack. Called from several threads. */
public interface StackListener {

  /** A start begins; this many parts will report. */
  void starting(int parts);

  /** A part serves. */
  void ready(String part, int port, boolean adopted, Duration sinceStart);

  /** Something worth one line happened. */
  void note(String line);

  /** Every part serves, or the start was given up. */
  void finished();
}
