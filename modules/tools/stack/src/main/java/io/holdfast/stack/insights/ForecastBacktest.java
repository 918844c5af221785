package io.holdfast.stack.insights;

import io.holdfast.insights.forecast.DemandForecast;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * How far forecasts were off in the past, in parts of the units sold (weighted absolute percentage
 * error): of each week, as seen from the day before it.
 *
 * @param forecast error of the forecast
 * @param naive error of taking the last week for the next
 * @param weeks how many weeks of how many scopes were forecast
 */
public record ForecastBacktest(double forecast, double naive, long weeks) {
  private static final int WEEK = 7;
  private static final int LEARNING = 8 * WEEK;

  /** Of each article. */
  static ForecastBacktest ofArticles(SalesHistory history) {
    return of(
        history,
        day -> {
          Map<Object, Long> sold = new HashMap<>();
          sold.putAll(history.days().getOrDefault(day, Map.of()));
          return sold;
        });
  }

  /** Of each category. */
  static ForecastBacktest ofCategories(SalesHistory history) {
    return of(
        history,
        day -> {
          Map<Object, Long> sold = new HashMap<>();
          sold.putAll(history.byCategory(day));
          return sold;
        });
  }

  private static ForecastBacktest of(SalesHistory history, LongFunction<Map<Object, Long>> sold) {
    Map<Object, DemandForecast> forecasts = new HashMap<>();
    Map<Object, Double> expected = new HashMap<>();
    Map<Object, Long> last = new HashMap<>();
    Map<Object, Long> week = new HashMap<>();
    double[] sums = new double[3];
    long weeks = 0;
    long first = history.days().firstKey();
    for (long day = first; day <= history.days().lastKey(); day++) {
      Map<Object, Long> today = sold.apply(day);
      today.keySet().forEach(scope -> forecasts.computeIfAbsent(scope, s -> new DemandForecast()));
      for (Map.Entry<Object, DemandForecast> each : forecasts.entrySet()) {
        long units = today.getOrDefault(each.getKey(), 0L);
        each.getValue().learn(day, units);
        week.merge(each.getKey(), units, Long::sum);
      }
      if ((day - first + 1) % WEEK == 0) {
        if (day - first >= LEARNING) {
          for (Map.Entry<Object, Double> each : expected.entrySet()) {
            long actual = week.getOrDefault(each.getKey(), 0L);
            sums[0] += actual;
            sums[1] += Math.abs(actual - each.getValue());
            sums[2] += Math.abs(actual - last.getOrDefault(each.getKey(), 0L));
            weeks++;
          }
        }
        last = week;
        week = new HashMap<>();
        long next = day + 1;
        forecasts.forEach((scope, forecast) -> expected.put(scope, forecast.expected(next, WEEK)));
      }
    }
    return new ForecastBacktest(sums[1] / sums[0], sums[2] / sums[0], weeks);
  }
}
