package io.holdfast.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Detects placement spikes: a large batch, or a rate above the limit of the event path. Relays
 * pause during a spike, so that event processing does not compete with placement for the
 * processors.
 */
@Singleton
public final class SpikeDetector {
  /** Placements in one batch that count as a spike. */
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
   * @param maxPause longest pause of the relays during a spike; zero disables pausing
   * @param perProcessor orders per second and processor of this server from which a spike is active
   * @throws IllegalArgumentException unless {@code perProcessor} is at least 1
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
   * @param spikeNanos how long a spike stays active after it was last detected
   * @param perSecond orders per second from which a spike is active
   * @throws IllegalArgumentException unless {@code perSecond} is positive
   */
  public SpikeDetector(Duration maxPause, Duration spikeNanos, double perSecond) {
    this(maxPause, spikeNanos, perSecond, System::nanoTime);
  }

  SpikeDetector(Duration maxPause, Duration spikeNanos, double perSecond, LongSupplier nanos) {
    if (perSecond <= 0) {
      throw new IllegalArgumentException("the spike rate must be positive: " + perSecond);
    }
    this.maxPause = maxPause;
    this.spikeNanos = spikeNanos.toNanos();
    this.perWindow = perSecond * WINDOW.toNanos() / TimeUnit.SECONDS.toNanos(1);
    this.nanos = nanos;
    this.end = nanos.getAsLong();
    this.windowEnds = end;
  }

  /** A detector that never reports a spike. */
  public static SpikeDetector disabled() {
    return new SpikeDetector(Duration.ZERO, SPIKE_DURATION, Double.POSITIVE_INFINITY);
  }

  /** Records a batch of orders placed now. */
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

  /** Whether a spike is active. */
  public boolean isActive() {
    return end - nanos.getAsLong() > 0;
  }

  /** The longest pause of the relays during a spike. */
  Duration maxPause() {
    return maxPause;
  }

  /**
   * Waits until no spike is active, at most this long.
   *
   * @return the time waited
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
