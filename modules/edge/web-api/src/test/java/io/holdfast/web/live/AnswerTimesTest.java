package io.holdfast.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerTimesTest {
  private final AnswerTimes times = new AnswerTimes();

  @Test
  void quantiles_are_right_to_an_eighth() {
    long[] before = times.copy();
    for (int millis = 1; millis <= 1000; millis++) {
      times.add(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    assertThat(AnswerTimes.quantile(before, times.copy(), 0.5)).isCloseTo(500, within(63.0));
    assertThat(AnswerTimes.quantile(before, times.copy(), 0.99)).isCloseTo(990, within(124.0));
  }

  @Test
  void only_what_came_between_two_copies_counts() {
    times.add(TimeUnit.SECONDS.toNanos(5));
    long[] before = times.copy();
    times.add(TimeUnit.MILLISECONDS.toNanos(2));

    assertThat(AnswerTimes.quantile(before, times.copy(), 0.99)).isLessThan(3);
  }

  @Test
  void without_an_answer_there_is_no_answer_time() {
    assertThat(AnswerTimes.quantile(times.copy(), times.copy(), 0.99)).isNull();
  }

  @Test
  void the_shortest_and_the_longest_times_are_counted_too() {
    long[] before = times.copy();
    times.add(0);
    times.add(Long.MAX_VALUE);

    assertThat(AnswerTimes.quantile(before, times.copy(), 0.1)).isLessThan(0.01);
    assertThat(AnswerTimes.quantile(before, times.copy(), 1)).isGreaterThan(1e9);
  }
}
