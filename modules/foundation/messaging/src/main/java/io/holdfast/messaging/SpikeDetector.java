package io.holdfast.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows when buyers crowd: many at once, or more in a row than the event path carries. What is done
 * behind their backs lets them go first then: on a machine without a processor to spare, every
 * event that is sent is some buyer's wait.
 */
@Singleton
public final class SpikeDetector {
  /** So many at once are a rush. */
  static final int SPIKE_BATCH = 48;

  private static final Duration SPIKE_DURATION = Duration.ofMillis(250);
  private static final Duration WINDOW = Duration.ofMillis(100);

  private final Duration maxPause;
  private final long spikeNanos;
  private final double perWindow;
  private final LongSupplier nanos;
  private long windowEnds;
  private long inWindow;
  private volatile long end;

  /**
   * @param maxPause how long events wait for a rush to pass; zero to send them always
   * @param perProcessor so many buyers a second for each processor of this server are a rush
   * @throws IllegalArgumentException unless that is at least 1
   */
  @Inject
  public SpikeDetector(
      @ConfigProperty(name = "holdfast.relay.max-pause", defaultValue = "PT30S") Duration maxPause,
      @ConfigProperty(name = "holdfast.relay.spike-orders-per-processor", defaultValue = "1000")
          int perProcessor) {
    this(
        maxPause,
        SPIKE_DURATION,
        (double) perProcessor * Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param spikeNanos how long after it was last seen the rush goes on
   * @param perSecond so many buyers are a rush
   * @throws IllegalArgumentException unless that is more than none
   */
  public SpikeDetector(Duration maxPause, Duration spikeNanos, double perSecond) {
    this(maxPause, spikeNanos, perSecond, System::nanoTime);
  }

  SpikeDetector(Duration maxPause, Duration spikeNanos, double perSecond, LongSupplier nanos) {
    if (perSecond <= 0) {
      throw new IllegalArgumentException("a rush must be more than no buyers: " + perSecond);
    }
    this.maxPause = maxPause;
    this.spikeNanos = spikeNanos.toNanos();
    this.perWindow = perSecond * WINDOW.toNanos() / TimeUnit.SECONDS.toNanos(1);
    this.nanos = nanos;
    this.end = nanos.getAsLong();
    this.windowEnds = end;
  }

  /** A rush that no event waits for. */
  public static SpikeDetector disabled() {
    return new SpikeDetector(Duration.ZERO, SPIKE_DURATION, Double.POSITIVE_INFINITY);
  }

  /** Notes that so many buyers came at once, just now. */
  public synchronized void recordOrders(int buyers) {
    long now = nanos.getAsLong();
    if (now - windowEnds >= 0) {
      windowEnds = now + WINDOW.toNanos();
      inWindow = 0;
    }
    inWindow += buyers;
    if (buyers >= SPIKE_BATCH || inWindow >= perWindow) {
      end = now + spikeNanos;
    }
  }

  /** Whether buyers crowd. */
  public boolean isActive() {
    return end - nanos.getAsLong() > 0;
  }

  /** How long events wait for a rush to pass. */
  Duration maxPause() {
    return maxPause;
  }

  /**
   * Waits until no rush goes on, or so long.
   *
   * @return how long that took
   * @throws InterruptedException if the thread is to end
   */
  Duration awaitEnd(Duration atMost) throws InterruptedException {
    long begin = nanos.getAsLong();
    long late = begin + atMost.toNanos();
    long now = begin;
    while (end - now > 0 && late - now > 0) {
      TimeUnit.NANOSECONDS.sleep(Math.min(end - now, late - now));
      now = nanos.getAsLong();
    }
    return Duration.ofNanos(now - begin);
  }
}
