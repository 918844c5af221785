package io.holdfast.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long events wait for buyers, and no longer. */
@Timeout(30)
class RelayInRushTest {
  private static final int BATCH = 10;
  private static final RelayLimits LIMITS =
      new RelayLimits(BATCH, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final TestDatabase hub = TestDatabases.hub();
  private final Bell bell = new Bell();
  private final Teller teller = new Teller(hub, bell);

  @AfterEach
  void close() {
    hub.close();
  }

  private void drain(Rush rush) {
    new Relay("hub", hub.plain(), new FakeBroker(), bell, LIMITS, rush, Runnable::run).drain();
  }

  @Test
  void events_wait_while_buyers_crowd() {
    Duration lasts = Duration.ofMillis(200);
    Rush rush = new Rush(Duration.ofMinutes(10), lasts);
    teller.tell(1);
    rush.seen();
    long start = System.nanoTime();

    drain(rush);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(lasts.minusMillis(10));
    assertThat(teller.count("SENT")).isEqualTo(1);
  }

  @Test
  void a_rush_without_end_holds_no_event_up_for_longer_than_it_may_wait() {
    Duration patience = Duration.ofMillis(200);
    Rush rush = new Rush(patience, Duration.ofMinutes(10));
    teller.tell(3 * BATCH);
    rush.seen();
    long start = System.nanoTime();

    drain(rush);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(took).isGreaterThanOrEqualTo(patience).isLessThan(Duration.ofSeconds(10));
    assertThat(teller.count("SENT")).isEqualTo(3 * BATCH);
  }
}
