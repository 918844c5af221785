package io.holdfast.exchange.product;

import io.holdfast.catalog.ScheduledPrice;
import io.holdfast.exchange.csv.RowRejectedException;
import io.holdfast.exchange.csv.ShownText;
import io.holdfast.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prices of a product beside its own as the text of a cell: {@code EUR 2.30 | EUR 1.99 from
 * 2027-01-01T00:00:00Z | GBP 2.00}. One without a time holds from the import on.
 */
final class FurtherPrices {
  private static final Pattern SEPARATOR = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern PRICE =
      Pattern.compile("([A-Z]{3}) ([0-9]{1,8}(?:\\.[0-9]{1,4})?)(?: from (\\S+))?");
  private static final String RULE = " must be like EUR 2.30 | EUR 1.99 from 2027-01-01T00:00:00Z";

  /** Prices of one product in a file. */
  private static final int MOST = 100;

  private FurtherPrices() {}

  /**
   * Reads a cell.
   *
   * @throws RowRejectedException if it has another form
   */
  static List<ScheduledPrice> read(String cell) {
    if (cell.isBlank()) {
      return List.of();
    }
    List<ScheduledPrice> prices = new ArrayList<>();
    for (String text : SEPARATOR.split(cell.strip())) {
      prices.add(price(text));
    }
    if (prices.size() > MOST) {
      throw new RowRejectedException("prices must be " + MOST + " at most");
    }
    return prices;
  }

  private static ScheduledPrice price(String text) {
    Matcher parts = PRICE.matcher(text);
    if (!parts.matches()) {
      throw new RowRejectedException("prices \"" + ShownText.cell(text) + "\"" + RULE);
    }
    try {
      Money price = Money.of(new BigDecimal(parts.group(2)), parts.group(1));
      boolean isLater = parts.group(3) != null;
      Instant from = isLater ? OffsetDateTime.parse(parts.group(3)).toInstant() : Instant.EPOCH;
      return new ScheduledPrice(price, from, !isLater);
    } catch (DateTimeParseException e) {
      throw new RowRejectedException("prices \"" + ShownText.cell(text) + "\"" + RULE);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new RowRejectedException("prices \"" + ShownText.cell(text) + "\": " + e.getMessage());
    }
  }

  /** Writes a cell. */
  static String text(List<ScheduledPrice> prices) {
    return prices.stream()
        .map(
            price ->
                price.price().currency()
                    + " "
                    + price.price().amount().toPlainString()
                    + (price.inForce() ? "" : " from " + price.validFrom()))
        .collect(Collectors.joining(" | "));
  }
}
