package io.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void the_median_of_an_odd_number_is_the_one_in_the_middle() {
    assertThat(Spread.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Spread(5, 1, 9));
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_two_in_the_middle() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void a_spread_of_no_values_is_refused() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_target_is_met_on_its_bound() {
    assertThat(Bound.ratio(2).isMet(2)).isTrue();
    assertThat(Bound.ratio(2).isMet(1.99)).isFalse();
    assertThat(Bound.atMost(30, "ms").isMet(30)).isTrue();
    assertThat(Bound.atMost(30, "ms").isMet(30.1)).isFalse();
    assertThat(Bound.atMost(30, "ms")).hasToString("≤ 30 ms");
    assertThat(Bound.ratio(0.85)).hasToString("≥ 0.85");
  }
}
