package io.holdfast.web.insights;

import io.holdfast.insights.SalesQuery;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.problems.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time that a question is about.
 *
 * @param from the first moment
 * @param to the first moment after the last
 */
record SalesRange(Instant from, Instant to, SalesQuery.Bucket bucket) {
  private static final int MINUTES = 60;
  private static final int HOURS = 48;
  private static final int DAYS = 30;

  /**
   * Reads it. Without an end it ends now; without a start it has an hour of minutes, two days of
   * hours or thirty days.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if it is no range
   */
  static SalesRange of(String from, String to, SalesQuery.Bucket bucket) {
    Instant end = Parameters.optionalTime("to", to);
    Instant start = Parameters.optionalTime("from", from);
    if (end == null) {
      // Callers of the same second ask the same question.
      end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
    if (start == null) {
      start = end.minus(bucket.length().multipliedBy(usual(bucket)));
    }
    if (!start.isBefore(end)) {
      throw Problem.invalid("from", "must be before to").asException();
    }
    return new SalesRange(start, end, bucket);
  }

  /**
   * The question.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if the answer would be too long
   */
  SalesQuery query(Sku sku, WarehouseCode warehouse, String category) {
    try {
      return new SalesQuery(from, to, bucket, sku, warehouse, category);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("bucket", e.getMessage()).asException();
    }
  }

  private static int usual(SalesQuery.Bucket bucket) {
    return switch (bucket) {
      case MINUTE -> MINUTES;
      case HOUR -> HOURS;
      case DAY -> DAYS;
    };
  }
}
