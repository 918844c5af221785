package io.holdfast.web.sales;

import io.holdfast.kernel.Sku;
import io.holdfast.sales.PutSale;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.regex.Pattern;

/** Reads what an operator sent as a command. */
final class SaleTerms {
  private static final Pattern ID = Pattern.compile(PutSale.ID);

  private SaleTerms() {}

  /**
   * The id in a path: one that cannot exist is simply not there.
   *
   * @throws io.holdfast.web.problems.ProblemException 404
   */
  static String id(String id) {
    if (!ID.matcher(id).matches()) {
      throw Problem.of(ProblemType.UNKNOWN_SALE, "An id " + PutSale.ID_RULE).asException();
    }
    return id;
  }

  /**
   * The command.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if a rule is broken
   */
  static PutSale of(String id, NewSale sale) {
    Instant opens = time("opensAt", sale.opensAt());
    Instant closes = time("closesAt", sale.closesAt());
    if (!opens.isBefore(closes)) {
      throw Problem.invalid("closesAt", "must be after opensAt").asException();
    }
    if (new HashSet<>(sale.skus()).size() != sale.skus().size()) {
      throw Problem.invalid("skus", "must be different ones").asException();
    }
    return new PutSale(
        id,
        sale.name(),
        sale.skus().stream().map(Sku::new).toList(),
        opens,
        closes,
        sale.admitPerSecond(),
        lifetime(sale.ticketLifetime()));
  }

  private static Instant time(String name, String text) {
    Instant time = Parameters.optionalTime(name, text);
    if (time == null) {
      throw Problem.invalid(name, "must not be empty").asException();
    }
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Duration lifetime(String text) {
    try {
      Duration lifetime = Duration.parse(text);
      if (lifetime.compareTo(Duration.ofSeconds(1)) >= 0
          && lifetime.compareTo(PutSale.LONGEST_LIFETIME) <= 0
          && lifetime.getNano() == 0) {
        return lifetime;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw wrongLifetime();
    }
    throw wrongLifetime();
  }

  private static RuntimeException wrongLifetime() {
    return Problem.invalid(
            "ticketLifetime", "must be a duration (ISO 8601) of whole seconds, from PT1S to PT24H")
        .asException();
  }
}
