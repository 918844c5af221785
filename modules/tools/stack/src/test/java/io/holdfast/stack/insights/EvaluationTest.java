package io.holdfast.stack.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.insights.detect.DemandSettings;
import io.holdfast.stack.load.foodmart.Year;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void injected_anomalies_are_found_and_little_else_is_reported() {
    AnomalyEvaluation found =
        AnomalyEvaluation.of(SalesHistory.of(Year.Y1998), DemandSettings.STANDARD, 1998);
    assertThat(found.injected()).isEqualTo(120);
    assertThat(found.recall()).isGreaterThanOrEqualTo(0.9);
    assertThat(found.precision()).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void the_forecast_is_nearer_than_last_week() {
    SalesHistory past = SalesHistory.of(Year.Y1997);
    ForecastBacktest articles = ForecastBacktest.ofArticles(past);
    ForecastBacktest categories = ForecastBacktest.ofCategories(past);
    assertThat(articles.weeks()).isGreaterThan(50_000);
    assertThat(articles.forecast()).isLessThan(articles.naive());
    assertThat(categories.forecast()).isLessThan(categories.naive());
  }
}
