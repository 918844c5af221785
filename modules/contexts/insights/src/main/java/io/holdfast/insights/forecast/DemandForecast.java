package io.holdfast.insights.forecast;

/**
 * Expects the demand of coming days: exponential smoothing of the units per day, and of how much of
 * the average each day of the week sells (Holt-Winters without a trend). The shape of the week is
 * learnt slowly, and the slower the fewer units there are: of few, it would be noise.
 *
 * <p>The smoothing weights are those that served best for FoodMart 1997; {@code holdfast insights
 * evaluate} prints the error.
 */
public final class DemandForecast {
  private static final int WEEK = 7;

  /** Days since 1970 begin on a Thursday. */
  private static final int THURSDAY = 3;

  private static final double SLOWEST = 0.03;
  private static final double SHAPE = 0.05;
  private static final double ENOUGH_UNITS = 20;
  private static final double LEAST = 0.2;
  private static final double MOST = 5;

  private double perDay;
  private int days;
  private final double[] week;

  /** Nothing is known. */
  public DemandForecast() {
    this(0, 0, new double[] {1, 1, 1, 1, 1, 1, 1});
  }

  /**
   * Goes on from what was known.
   *
   * @param week from Monday on; it is changed here
   */
  public DemandForecast(double perDay, int days, double[] week) {
    this.perDay = perDay;
    this.days = days;
    this.week = week;
  }

  /**
   * Learns the demand of a day.
   *
   * @param day in days since 1970
   */
  public void learn(long day, double units) {
    int weekday = weekday(day);
    days++;
    double weight = Math.max(SLOWEST, 1.0 / days);
    double before = perDay;
    perDay += weight * (units / week[weekday] - perDay);
    if (days > WEEK && before > 0) {
      double slow = SHAPE * Math.min(1, before / ENOUGH_UNITS);
      double ratio = units / before;
      double shaped = week[weekday] + slow * (ratio - week[weekday]);
      week[weekday] = Math.min(MOST, Math.max(LEAST, shaped));
    }
  }

  /**
   * Expected units of a day.
   *
   * @param day in days since 1970
   */
  public double expected(long day) {
    return perDay * week[weekday(day)];
  }

  /** Expected units of the days from one on. */
  public double expected(long firstDay, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += expected(firstDay + i);
    }
    return sum;
  }

  /**
   * How many days from a day on units last.
   *
   * @return the limit if they last longer
   */
  public double daysOfCover(long units, long firstDay, double limit) {
    if (units <= 0) {
      return 0;
    }
    if (perDay <= 0) {
      return limit;
    }
    double left = units;
    for (int ahead = 0; ahead < WEEK; ahead++) {
      double next = expected(firstDay + ahead);
      if (next >= left) {
        return ahead + left / next;
      }
      left -= next;
    }
    return Math.min(limit, WEEK + left / (expected(firstDay, WEEK) / WEEK));
  }

  /** Average units per day. */
  public double perDay() {
    return perDay;
  }

  /** How many days it has learnt. */
  public int days() {
    return days;
  }

  private static int weekday(long day) {
    return (int) Math.floorMod(day + THURSDAY, (long) WEEK);
  }
}
