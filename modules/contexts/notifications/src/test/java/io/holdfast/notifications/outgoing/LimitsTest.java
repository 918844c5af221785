package io.holdfast.notifications.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void a_rate_gives_a_second_s_worth_at_once_and_no_more_than_its_minute() {
    RateLimit rate = new RateLimit(120, 0);
    assertThat(rate.available(0)).isEqualTo(2);
    rate.take(2);
    assertThat(rate.available(SECOND / 4)).isZero();
    assertThat(rate.available(SECOND / 2)).isEqualTo(1);
    assertThat(rate.available(60 * SECOND)).isEqualTo(2);
  }

  @Test
  void a_breaker_opens_after_five_failures_and_lets_one_message_probe() {
    CircuitBreaker breaker = new CircuitBreaker(Duration.ofSeconds(4));
    for (int i = 0; i < 4; i++) {
      breaker.failed(0);
    }
    assertThat(breaker.allowed(9, 0)).isEqualTo(9);
    breaker.failed(0);
    breaker.failed(0);
    assertThat(breaker.allowed(9, SECOND - 1)).isZero();
    assertThat(breaker.allowed(9, SECOND)).isEqualTo(1);

    breaker.started();
    assertThat(breaker.allowed(9, SECOND)).as("one probe at a time").isZero();
    breaker.failed(SECOND);
    assertThat(breaker.allowed(9, 2 * SECOND)).as("the pause has doubled").isZero();
    assertThat(breaker.allowed(9, 3 * SECOND)).isEqualTo(1);

    breaker.started();
    breaker.succeeded();
    assertThat(breaker.allowed(9, 3 * SECOND)).isEqualTo(9);
  }

  @Test
  void pauses_vary_by_a_quarter_and_end() {
    List<Duration> pauses = List.of(Duration.ofSeconds(4), Duration.ofSeconds(8));

    assertThat(new BackOff(pauses, () -> 0).after(1)).contains(Duration.ofSeconds(3));
    assertThat(new BackOff(pauses, () -> 1).after(2)).contains(Duration.ofSeconds(10));
    assertThat(new BackOff(pauses, () -> 0.5).after(3)).isEmpty();
  }
}
