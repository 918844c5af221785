package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MoneyTest {
  private static final long MANY = 1_000_000_000_000L;

  @Property
  void an_amount_survives_being_written_and_read(
      @ForAll @LongRange(min = 0) long minorUnits, @ForAll("currencies") String currency) {
    Money money = new Money(minorUnits, currency);

    assertThat(Money.of(money.amount(), currency)).isEqualTo(money);
    assertThat(Money.of(new BigDecimal(money.amount().toPlainString()), currency)).isEqualTo(money);
    assertThat(money.amount().scale()).isEqualTo(Money.digits(currency));
  }

  @Provide
  Arbitrary<String> currencies() {
    return Arbitraries.of("JPY", "USD", "KWD", "CLF");
  }

  @Example
  void minor_units_are_those_of_the_currency() {
    assertThat(Money.of(new BigDecimal("1200"), "JPY").minorUnits()).isEqualTo(1200);
    assertThat(Money.of(new BigDecimal("12"), "USD").minorUnits()).isEqualTo(1200);
    assertThat(Money.of(new BigDecimal("1.2"), "KWD").minorUnits()).isEqualTo(1200);
    assertThat(new Money(1200, "JPY").amount()).isEqualTo(new BigDecimal("1200"));
    assertThat(new Money(1200, "USD").amount()).isEqualTo(new BigDecimal("12.00"));
    assertThat(new Money(1200, "KWD").amount()).isEqualTo(new BigDecimal("1.200"));
  }

  @Example
  void more_decimals_than_the_currency_has_are_refused() {
    assertThatThrownBy(() -> Money.of(new BigDecimal("1.5"), "JPY"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 decimals");
    assertThatThrownBy(() -> Money.of(new BigDecimal("1.2345"), "KWD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 decimals");
  }

  @Property
  void what_is_no_currency_is_refused(@ForAll("strangeCodes") String code) {
    assertThatThrownBy(() -> new Money(1, code)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.of(BigDecimal.ONE, code))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** XAU (gold) has a code and no minor units. */
  @Provide
  Arbitrary<String> strangeCodes() {
    return Arbitraries.of("QQQ", "usd", "US", "", "XXX", "XAU").injectNull(0.2);
  }

  @Property
  void multiplying_equals_repeated_addition(
      @ForAll @LongRange(min = 0, max = MANY) long cents,
      @ForAll @IntRange(min = 1, max = 30) int times) {
    Money one = new Money(cents, "USD");

    Money sum = LongStream.range(1, times).mapToObj(i -> one).reduce(one, (a, b) -> a.plus(b));

    assertThat(one.times(times)).isEqualTo(sum);
  }

  @Property
  void addition_is_commutative(
      @ForAll @LongRange(min = 0, max = MANY) long a,
      @ForAll @LongRange(min = 0, max = MANY) long b) {
    Money first = new Money(a, "EUR");
    Money second = new Money(b, "EUR");

    assertThat(first.plus(second)).isEqualTo(second.plus(first));
  }

  @Property
  void a_negative_amount_is_refused(@ForAll @LongRange(min = Long.MIN_VALUE, max = -1) long cents) {
    assertThatThrownBy(() -> new Money(cents, "USD")).isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void a_third_decimal_is_refused_and_a_trailing_zero_is_not() {
    assertThat(Money.of(new BigDecimal("1.230"), "USD").minorUnits()).isEqualTo(123);
    assertThatThrownBy(() -> Money.of(new BigDecimal("1.234"), "USD"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.of(new BigDecimal("1e30"), "USD"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void two_currencies_cannot_be_added() {
    assertThatThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void overflow_is_an_error() {
    Money most = new Money(Long.MAX_VALUE, "USD");

    assertThatThrownBy(() -> most.plus(new Money(1, "USD")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
  }
}
