package io.holdfast.sales.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdmissionStepsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private final AdmissionSteps steps =
      AdmissionSteps.NONE.and(10, START).and(25, START.plusSeconds(1));

  @Test
  void a_position_was_admitted_by_the_first_step_beyond_it() {
    assertThat(steps.admittedAt(0)).contains(START);
    assertThat(steps.admittedAt(9)).contains(START);
    assertThat(steps.admittedAt(10)).contains(START.plusSeconds(1));
    assertThat(steps.admittedAt(24)).contains(START.plusSeconds(1));
    assertThat(steps.admittedAt(25)).isEmpty();
    assertThat(AdmissionSteps.NONE.admittedAt(0)).isEmpty();
  }

  @Test
  void the_horizon_of_a_time_is_that_of_the_last_step_before() {
    assertThat(steps.horizonAt(START.minusMillis(1))).isZero();
    assertThat(steps.horizonAt(START)).isEqualTo(10);
    assertThat(steps.horizonAt(START.plusMillis(999))).isEqualTo(10);
    assertThat(steps.horizonAt(START.plusSeconds(9))).isEqualTo(25);
    assertThat(steps.horizon()).isEqualTo(25);
  }

  @Test
  void a_clock_that_was_set_back_makes_no_step_earlier_than_the_one_before() {
    AdmissionSteps more = steps.and(30, START.minusSeconds(60));

    assertThat(more.admittedAt(29)).contains(START.plusSeconds(1));
    assertThat(more.horizonAt(START)).isEqualTo(10);
  }
}
