package io.holdfast.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount in the hundredth part of a currency.
 *
 * @param cents hundredths, never negative
 * @param currency ISO 4217 code of three capital letters
 */
public record Money(long cents, String currency) {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /**
   * @throws IllegalArgumentException if the amount is negative or the currency malformed
   */
  public Money {
    if (cents < 0) {
      throw new IllegalArgumentException("an amount of money is not negative");
    }
    if (currency == null || !CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("a currency is three capital letters");
    }
  }

  /**
   * Reads a decimal amount such as 12.34.
   *
   * @throws IllegalArgumentException if it has more than two decimals or is out of range
   */
  public static Money of(BigDecimal amount, String currency) {
    try {
      return new Money(
          amount.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact(), currency);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("an amount of money has two decimals at most", e);
    }
  }

  /** The amount as a decimal with two places. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(cents, 2);
  }

  /**
   * The sum of two amounts.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the sum is too large
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(Math.addExact(cents, other.cents), currency);
  }

  /**
   * This amount so many times.
   *
   * @throws ArithmeticException if the product is too large
   */
  public Money times(int quantity) {
    return new Money(Math.multiplyExact(cents, (long) quantity), currency);
  }
}
