package io.holdfast.insights.detect;

/**
 * Compares the units sold in a bucket of time with those expected: the share of the past, of what
 * the whole shop sells in this bucket. So a busy day of the shop is no spike of each SKU.
 *
 * <p>Units come in baskets, so their variance is a multiple of their expectation; the multiple is
 * learnt for each scope. The square roots make the deviation of few units comparable with that of
 * many (Anscombe 1948). What deviates is not learnt, and what is learnt of the variance is clipped:
 * an anomaly neither hides the next one nor makes the end of it one.
 */
public final class DemandJudge {
  static final double USUAL_DISPERSION = 4;

  private static final double LEAST_DISPERSION = 1.5;
  private static final double CLIP = 9;
  private static final double LEARNING = 0.03;
  private static final double LEAST_TO_LEARN = 0.5;
  private static final double FEW = 3.0 / 8;
  private static final double OUTLIER = 3;

  private final DemandSettings settings;

  /** A judge. */
  public DemandJudge(DemandSettings settings) {
    this.settings = settings;
  }

  /**
   * A judgement.
   *
   * @param score in standard deviations; negative if less is sold than expected
   * @param isSpike whether so much more is sold that it counts as an anomaly
   * @param isDrop whether so much less is
   */
  public record Judgement(double expected, double score, boolean isSpike, boolean isDrop) {}

  /**
   * Judges the units of one scope in a bucket, and learns them.
   *
   * @param scope changed here
   * @param shop that of the whole shop, which has not learnt the bucket yet
   * @param bucket number of the bucket, among those with sales
   * @param shopUnits what the whole shop sold in it
   */
  public Judgement judge(
      DemandScope scope, DemandScope shop, long bucket, long shopUnits, long units) {
    double past = shop.at(bucket, settings.memory());
    double expected = past > 0 ? scope.at(bucket, settings.memory()) / past * shopUnits : 0;
    double score = 2 * (root(units, scope.dispersion) - root(expected, scope.dispersion));
    boolean warm = bucket >= settings.warmUp();
    scope.add(warm && Math.abs(score) > OUTLIER ? expected : units, bucket + 1, settings.memory());
    if (expected > LEAST_TO_LEARN) {
      double deviation = units - expected;
      double seen = Math.min(deviation * deviation / expected, CLIP * scope.dispersion);
      scope.dispersion =
          Math.max(LEAST_DISPERSION, scope.dispersion + LEARNING * (seen - scope.dispersion));
    }
    return new Judgement(
        expected,
        score,
        warm && score >= settings.threshold() && units >= settings.leastUnits(),
        warm && score <= -settings.threshold() && expected >= settings.leastExpected());
  }

  /** Learns what the whole shop sold, after all scopes of the bucket have been judged. */
  public void learnShop(DemandScope shop, long bucket, long shopUnits) {
    shop.add(shopUnits, bucket + 1, settings.memory());
  }

  private static double root(double units, double dispersion) {
    return Math.sqrt(units / dispersion + FEW);
  }
}
