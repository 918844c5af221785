package io.holdfast.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long events wait for buyers, and no longer. */
@Timeout(30)
class RelayInRushTest {
  private static final int BATCH = 10;
  private static final double MANY = 1e9;
  private static final RelayLimits LIMITS =
      new RelayLimits(BATCH, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private final TestDatabase hub = TestDatabases.hub();
  private final AtomicLong now = new AtomicLong();
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
    Rush rush = new Rush(Duration.ofMinutes(10), lasts, MANY);
    teller.tell(1);
    rush.came(Rush.AT_ONCE);
    long start = System.nanoTime();

    drain(rush);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(lasts.minusMillis(10));
    assertThat(teller.count("SENT")).isEqualTo(1);
  }

  @Test
  void a_rush_without_end_holds_no_event_up_for_longer_than_it_may_wait() {
    Duration patience = Duration.ofMillis(200);
    Rush rush = new Rush(patience, Duration.ofMinutes(10), MANY);
    teller.tell(3 * BATCH);
    rush.came(Rush.AT_ONCE);
    long start = System.nanoTime();

    drain(rush);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(took).isGreaterThanOrEqualTo(patience).isLessThan(Duration.ofSeconds(10));
    assertThat(teller.count("SENT")).isEqualTo(3 * BATCH);
  }

  @Test
  void buyers_who_come_one_by_one_are_a_rush_once_they_are_too_many_for_a_moment() {
    Rush rush = new Rush(Duration.ZERO, Duration.ofMinutes(10), 30, now::get);

    rush.came(1);
    now.addAndGet(Duration.ofMillis(99).toNanos());
    rush.came(1);
    assertThat(rush.goesOn()).isFalse();
    rush.came(1);

    assertThat(rush.goesOn()).isTrue();
  }

  @Test
  void buyers_of_an_earlier_moment_do_not_count() {
    Rush rush = new Rush(Duration.ZERO, Duration.ofMinutes(10), 30, now::get);

    rush.came(2);
    now.addAndGet(Duration.ofMillis(101).toNanos());
    rush.came(2);

    assertThat(rush.goesOn()).isFalse();
  }

  @Test
  void no_buyer_is_no_rush() {
    assertThatThrownBy(() -> new Rush(Duration.ZERO, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than no buyers");
  }
}
