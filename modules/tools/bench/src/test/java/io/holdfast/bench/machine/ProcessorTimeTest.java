package io.holdfast.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
  private static final String STAT =
      "42 (a (strange) name) S 1 42 42 0 -1 4194560 1 2 3 4 100 20 300 4000 20 0 1 0 99";

  @Test
  void user_and_system_time_are_summed_whatever_the_name_of_the_process() {
    assertThat(ProcessorTime.sum(STAT, 12)).isEqualTo(120);
  }

  @Test
  void children_that_ended_count_too() {
    assertThat(ProcessorTime.sum(STAT, 14)).isEqualTo(4420);
  }

  @Test
  void what_was_spent_between_two_readings_is_shared_by_the_orders() {
    assertThat(ProcessorTime.perOrder(Map.of("server", 100L), Map.of("server", 350L), 1000))
        .containsEntry("server", 0.25);
  }
}
