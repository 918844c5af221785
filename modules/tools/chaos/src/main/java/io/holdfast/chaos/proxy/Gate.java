package io.holdfast.chaos.proxy;

import java.util.concurrent.TimeUnit;

/** Where data wait for the weather. */
final class Gate {
  private Weather weather = Weather.CLEAR;
  private boolean open = true;

  synchronized Weather weather() {
    return weather;
  }

  synchronized void become(Weather next) {
    weather = next;
    notifyAll();
  }

  /** Nobody waits any more. */
  synchronized void close() {
    open = false;
    notifyAll();
  }

  /** Returns when one piece of data that arrived now may go on. */
  synchronized void pass() throws InterruptedException {
    long arrived = System.nanoTime();
    while (open && weather.mode() == Weather.Mode.BLACKHOLE) {
      wait();
    }
    long left = left(arrived);
    while (open && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = left(arrived);
    }
  }

  private long left(long arrived) {
    return weather.mode() == Weather.Mode.BLACKHOLE
        ? 0
        : arrived + weather.latency().toNanos() - System.nanoTime();
  }
}
