package io.holdfast.sales.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sales.admission.AdmissionRate.Moment;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AdmissionRateTest {
  private final AdmissionRate rate = new AdmissionRate();

  private long admittedIn(int quarters, int perSecond, double load) {
    long admitted = 0;
    for (int i = 0; i < quarters; i++) {
      admitted += rate.advance(new Moment(0.25, perSecond, load, 1_000_000, 0, 1_000_000));
    }
    return admitted;
  }

  @Example
  void it_admits_at_the_rate_also_at_rates_below_one_a_round() {
    assertThat(admittedIn(40, 100, 0)).isEqualTo(1_000);
    assertThat(new AdmissionRateTest().admittedIn(40, 1, 0)).isEqualTo(10);
  }

  @Example
  void it_admits_less_the_busier_placement_is_and_never_nothing() {
    assertThat(admittedIn(40, 100, 0.5)).isBetween(499L, 500L);
    assertThat(new AdmissionRateTest().admittedIn(40, 100, 1)).isBetween(49L, 50L);
  }

  @Example
  void a_long_pause_is_not_made_up_for() {
    assertThat(rate.advance(new Moment(3_600, 100, 0, 1_000_000, 0, 1_000_000))).isEqualTo(100);
  }

  @Example
  void whose_ticket_expired_makes_room_for_the_next() {
    assertThat(rate.advance(new Moment(1, 100, 0, 1_000, 5, 5))).isZero();
    assertThat(rate.advance(new Moment(0.25, 100, 0, 1_000, 2, 5))).isEqualTo(3);
  }

  @Property
  void nobody_is_admitted_for_whom_there_is_no_unit(
      @ForAll @DoubleRange(max = 10) double seconds,
      @ForAll @IntRange(min = 1, max = 10_000) int perSecond,
      @ForAll @DoubleRange(max = 1) double load,
      @ForAll @LongRange(max = 5_000) long waiting,
      @ForAll @LongRange(max = 5_000) long unused,
      @ForAll @LongRange(max = 5_000) long left) {
    long admitted =
        new AdmissionRate().advance(new Moment(seconds, perSecond, load, waiting, unused, left));

    assertThat(admitted).isBetween(0L, waiting);
    assertThat(admitted + unused).isLessThanOrEqualTo(Math.max(left, unused));
    assertThat(admitted).isLessThanOrEqualTo(perSecond);
  }
}
