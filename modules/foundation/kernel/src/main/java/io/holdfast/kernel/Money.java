package io.holdfast.kernel;

import static java.math.BigInteger.ZERO;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * An amount in the minor units of its currency, with the number of decimals that ISO 4217 defines:
 * 1,234 of them are 12.34 USD, 1234 JPY or 1.234 KWD.
 *
 * @param minorUnits never negative
 * @param currency ISO 4217 code of a currency that has minor units
 * @see <a href="https://www.iso.org/iso-4217-currency-codes.html">ISO 4217</a>
 */
public record Money(long minorUnits, String currency) {
  /**
   * @throws IllegalArgumentException if the amount is negative or the currency unknown
   */
  public Money {
    if (minorUnits < 0) {
      throw new IllegalArgumentException("an amount of money is not negative");
    }
    digits(currency);
  }

  /**
   * Reads a decimal amount such as 12.34.
   *
   * @throws IllegalArgumentException if it has more decimals than the currency, is negative or out
   *     of range, or if the currency is unknown
   */
  public static Money of(BigDecimal amount, String currency) {
    int digits = digits(currency);
    try {
      return new Money(
          amount.setScale(digits, RoundingMode.UNNECESSARY).unscaledValue().longValueExact(),
          currency);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "an amount in " + currency + " has " + digits + " decimals at most", e);
    }
  }

  /** The amount as a decimal with as many places as its currency has. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minorUnits, digits(currency));
  }

  /**
   * How many decimals amounts in this currency have.
   *
   * @throws IllegalArgumentException if ISO 4217 knows no such currency, or none with minor units
   */
  public static int digits(String currency) {
    int digits = currency == null ? -1 : digitsIfKnown(currency);
    if (digits < 0) {
      throw new IllegalArgumentException("a currency is a code of ISO 4217 such as USD");
    }
    return digits;
  }

  private static int digitsIfKnown(String currency) {
    try {
      return Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return -1;
    }
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
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
  }

  /**
   * This amount multiplied.
   *
   * @throws ArithmeticException if the product is too large
   */
  public Money times(int quantity) {
    return new Money(Math.multiplyExact(minorUnits, (long) quantity), currency);
  }

  /**
   * Divides a total in proportion to weights, by largest remainder: the parts add up to the total,
   * and each differs from its exact share by less than one unit. Of equal remainders the earlier
   * part gets the unit. If all weights are zero, the parts are as equal as possible.
   *
   * @param total minor units, not negative
   * @param weights one for each part, not negative; their order is that of the parts
   * @throws IllegalArgumentException if there are no weights, or one or the total is negative
   */
  public static List<Long> allocate(long total, List<Long> weights) {
    if (total < 0 || weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("a total and its weights are not negative");
    }
    BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      return allocate(total, Collections.nCopies(weights.size(), 1L));
    }
    long[] parts = new long[weights.size()];
    BigInteger[] remainders = new BigInteger[parts.length];
    long left = total;
    for (int i = 0; i < parts.length; i++) {
      BigInteger exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i)));
      BigInteger[] share = exact.divideAndRemainder(sum);
      parts[i] = share[0].longValueExact();
      remainders[i] = share[1];
      left -= parts[i];
    }
    // The sort is stable, and fewer units are left than there are parts with a remainder.
    IntStream.range(0, parts.length)
        .boxed()
        .sorted(Comparator.comparing(i -> remainders[i].negate()))
        .limit(left)
        .forEach(i -> parts[i]++);
    return LongStream.of(parts).boxed().toList();
  }
}
