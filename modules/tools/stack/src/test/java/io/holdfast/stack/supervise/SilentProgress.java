package io.holdfast.stack.supervise;

import java.time.Duration;

/** Ignores all notifications. */
final class SilentProgress implements StackListener {
  @Override
  public void starting(int parts) {}

  @Override
  public void ready(String part, int port, boolean adopted, Duration sinceStart) {}

  @Override
  public void note(String line) {}

  @Override
  public void finished() {}
}
