package io.holdfast.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReplayCountsTest {
  private static final Offset<Double> TENTH_OF_A_PERCENT = within(1.0);

  @Test
  void percentiles_are_those_of_all_clients_together() {
    ReplayCounts one = new ReplayCounts();
    ReplayCounts other = new ReplayCounts();
    for (int millis = 1; millis <= 1000; millis++) {
      ReplayCounts tally = millis % 2 == 0 ? one : other;
      tally.accepted(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    one.add(other);

    assertThat(one.accepted()).isEqualTo(1000);
    assertThat(one.latency().p50()).isCloseTo(500, TENTH_OF_A_PERCENT);
    assertThat(one.latency().p95()).isCloseTo(950, TENTH_OF_A_PERCENT);
    assertThat(one.latency().p99()).isCloseTo(990, TENTH_OF_A_PERCENT);
    assertThat(one.latency().max()).isCloseTo(1000, TENTH_OF_A_PERCENT);
  }

  @Test
  void errors_add_up_and_have_no_answer_time() {
    ReplayCounts one = new ReplayCounts();
    ReplayCounts other = new ReplayCounts();
    one.error("503");
    other.error("503");
    other.error("SocketException");
    other.rejectedForStock(1_000_000);
    one.add(other);

    assertThat(one.errors()).containsEntry("503", 2L).containsEntry("SocketException", 1L);
    assertThat(one.rejected()).isEqualTo(1);
    assertThat(one.latency().max()).isCloseTo(1, within(0.01));
  }
}
