package io.holdfast.outbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says when buyers crowd. What is done behind their backs lets them go first then: on a machine
 * without a processor to spare, every event that is sent is some buyer's wait.
 */
@Singleton
public final class Rush {
  private static final Duration LASTS = Duration.ofMillis(250);

  private final Duration patience;
  private final long lasts;
  private volatile long end = System.nanoTime();

  /**
   * @param patience how long events wait for a rush to pass; zero to send them always
   */
  @Inject
  public Rush(
      @ConfigProperty(name = "holdfast.relay.may-wait", defaultValue = "PT30S") Duration patience) {
    this(patience, LASTS);
  }

  /**
   * @param lasts how long after it was last seen the rush goes on
   */
  public Rush(Duration patience, Duration lasts) {
    this.patience = patience;
    this.lasts = lasts.toNanos();
  }

  /** Notes that buyers crowd now. */
  public void seen() {
    end = System.nanoTime() + lasts;
  }

  /** Whether buyers crowd. */
  public boolean goesOn() {
    return end - System.nanoTime() > 0;
  }

  /** How long events wait for a rush to pass. */
  Duration patience() {
    return patience;
  }

  /**
   * Waits until no rush goes on, or so long.
   *
   * @return how long that took
   * @throws InterruptedException if the thread is to end
   */
  Duration letPass(Duration atMost) throws InterruptedException {
    long begin = System.nanoTime();
    long late = begin + atMost.toNanos();
    long now = begin;
    while (end - now > 0 && late - now > 0) {
      TimeUnit.NANOSECONDS.sleep(Math.min(end - now, late - now));
      now = System.nanoTime();
    }
    return Duration.ofNanos(now - begin);
  }
}
