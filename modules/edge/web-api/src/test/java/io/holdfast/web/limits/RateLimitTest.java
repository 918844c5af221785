package io.holdfast.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final int PER_SECOND = 5;
  private final AtomicLong nanos = new AtomicLong();
  private final RateLimit limit = new RateLimit(PER_SECOND, nanos::get);

  private long permitted(int requests, String name) {
    return IntStream.range(0, requests).filter(i -> limit.permits(name)).count();
  }

  @Test
  void a_burst_of_one_second_is_permitted_and_then_the_rate() {
    assertThat(permitted(100, "a")).isEqualTo(PER_SECOND);

    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
    assertThat(permitted(100, "a")).isEqualTo(1);

    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertThat(permitted(100, "a")).isEqualTo(PER_SECOND);
  }

  @Test
  void one_name_does_not_use_up_what_others_have() {
    permitted(1_000, "a");

    long others = IntStream.range(0, 100).filter(i -> limit.permits("other" + i)).count();

    assertThat(others).as("a few of many may share a slot").isGreaterThan(95);
  }

  @Test
  void no_rate_is_no_limit() {
    RateLimit none = new RateLimit(0, nanos::get);

    assertThat(IntStream.range(0, 1_000).filter(i -> none.permits("a")).count()).isEqualTo(1_000);
  }
}
