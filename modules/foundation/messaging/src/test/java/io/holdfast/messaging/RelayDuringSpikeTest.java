package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Relays pause during a placement spike, up to the maximum pause. */
@Timeout(30)
class RelayDuringSpikeTest {
  private static final int BATCH = 10;
  private static final double MANY = 1e9;
  private static final RelayLimits LIMITS =
      new RelayLimits(BATCH, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final TestDatabase hub = TestDatabases.hub();
  private final AtomicLong now = new AtomicLong();
  private final CommitSignal signal = new CommitSignal();
  private final EventWriter writer = new EventWriter(hub, signal);

  @AfterEach
  void close() {
    hub.close();
  }

  private void drain(SpikeDetector spikes) {
    new Relay(
            "hub",
            hub.plain(),
            new FakeBroker(),
            signal,
            LIMITS,
            spikes,
            Runnable::run,
            RelayTurn.ALWAYS)
        .drain();
  }

  @Test
  void events_wait_during_a_placement_spike() {
    Duration spikeNanos = Duration.ofMillis(200);
    SpikeDetector spikes = new SpikeDetector(Duration.ofMinutes(10), spikeNanos, MANY);
    writer.write(1);
    spikes.recordOrders(SpikeDetector.SPIKE_BATCH);
    long start = System.nanoTime();

    drain(spikes);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThan(spikeNanos.minusMillis(10));
    assertThat(writer.count("SENT")).isEqualTo(1);
  }

  @Test
  void an_endless_spike_delays_no_event_beyond_the_maximum_pause() {
    Duration maxPause = Duration.ofMillis(200);
    SpikeDetector spikes = new SpikeDetector(maxPause, Duration.ofMinutes(10), MANY);
    writer.write(3 * BATCH);
    spikes.recordOrders(SpikeDetector.SPIKE_BATCH);
    long start = System.nanoTime();

    drain(spikes);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(took).isGreaterThanOrEqualTo(maxPause).isLessThan(Duration.ofSeconds(10));
    assertThat(writer.count("SENT")).isEqualTo(3 * BATCH);
  }

  @Test
  void single_orders_are_a_spike_once_their_rate_exceeds_the_limit() {
    SpikeDetector spikes = new SpikeDetector(Duration.ZERO, Duration.ofMinutes(10), 30, now::get);

    spikes.recordOrders(1);
    now.addAndGet(Duration.ofMillis(99).toNanos());
    spikes.recordOrders(1);
    assertThat(spikes.isActive()).isFalse();
    spikes.recordOrders(1);

    assertThat(spikes.isActive()).isTrue();
  }

  @Test
  void orders_of_an_earlier_window_do_not_count() {
    SpikeDetector spikes = new SpikeDetector(Duration.ZERO, Duration.ofMinutes(10), 30, now::get);

    spikes.recordOrders(2);
    now.addAndGet(Duration.ofMillis(101).toNanos());
    spikes.recordOrders(2);

    assertThat(spikes.isActive()).isFalse();
  }

  @Test
  void no_order_is_no_spike() {
    assertThatThrownBy(() -> new SpikeDetector(Duration.ZERO, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be positive");
  }
}
