package io.holdfast.chaos.proxy;

import java.util.concurrent.TimeUnit;

/** Delays data according to the network condition. */
final class Gate {
  private NetworkCondition condition = NetworkCondition.CLEAR;
  private boolean open = true;

  synchronized NetworkCondition condition() {
    return condition;
  }

  synchronized void become(NetworkCondition next) {
    condition = next;
    notifyAll();
  }

  /** Releases all waiting data. */
  synchronized void close() {
    open = false;
    notifyAll();
  }

  /** Returns when one piece of data that arrived now may go on. */
  void pass() throws InterruptedException {
    pass(System.nanoTime());
  }

  /**
   * Returns when one piece of data may go on.
   *
   * @param arrived by {@link System#nanoTime()}
   */
  synchronized void pass(long arrived) throws InterruptedException {
    while (open && condition.mode() == NetworkCondition.Mode.BLACKHOLE) {
      wait();
    }
    long left = left(arrived);
    while (open && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = left(arrived);
    }
  }

  private long left(long arrived) {
    return condition.mode() == NetworkCondition.Mode.BLACKHOLE
        ? 0
        : arrived + condition.latency().toNanos() - System.nanoTime();
  }
}
