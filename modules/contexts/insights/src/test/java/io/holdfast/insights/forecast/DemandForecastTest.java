package io.holdfast.insights.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DemandForecastTest {
  private static final long MONDAY = 4;

  @Test
  void steady_demand_is_expected_to_go_on() {
    DemandForecast forecast = new DemandForecast();
    for (long day = 0; day < 30; day++) {
      forecast.learn(day, 10);
    }
    assertThat(forecast.expected(30)).isCloseTo(10, within(0.01));
    assertThat(forecast.daysOfCover(35, 30, 1000)).isCloseTo(3.5, within(0.01));
  }

  @Test
  void the_shape_of_the_week_is_learnt() {
    DemandForecast forecast = new DemandForecast();
    for (long day = MONDAY; day < MONDAY + 70 * 7; day++) {
      boolean weekend = (day - MONDAY) % 7 >= 5;
      forecast.learn(day, weekend ? 60 : 20);
    }
    double monday = forecast.expected(MONDAY);
    double saturday = forecast.expected(MONDAY + 5);
    assertThat(saturday / monday).isGreaterThan(2);
  }

  @Test
  void the_shape_of_few_units_stays_flat() {
    DemandForecast forecast = new DemandForecast();
    for (long day = 0; day < 70; day++) {
      forecast.learn(day, day % 7 == 0 ? 1 : 0);
    }
    assertThat(forecast.expected(70) / forecast.expected(71)).isLessThan(1.2);
  }

  @Test
  void stock_that_nobody_buys_lasts_to_the_limit_and_none_lasts_no_day() {
    DemandForecast forecast = new DemandForecast();
    forecast.learn(1, 0);
    assertThat(forecast.daysOfCover(5, 2, 1000)).isEqualTo(1000);
    assertThat(forecast.daysOfCover(0, 2, 1000)).isZero();
  }
}
