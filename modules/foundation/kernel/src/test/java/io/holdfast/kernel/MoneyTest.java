package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

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

  @Property
  void allocated_parts_add_up_and_each_is_within_one_unit_of_its_share(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long total,
      @ForAll @Size(min = 1, max = 120)
          List<@LongRange(min = 0, max = Long.MAX_VALUE) Long> weights) {
    List<Long> parts = Money.allocate(total, weights);

    assertThat(parts).hasSameSizeAs(weights).allMatch(part -> part >= 0);
    assertThat(parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(BigInteger.valueOf(total));
    BigInteger sum =
        weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    for (int i = 0; i < parts.size() && sum.signum() > 0; i++) {
      BigInteger exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights.get(i)));
      BigInteger distance = BigInteger.valueOf(parts.get(i)).multiply(sum).subtract(exact);
      assertThat(distance.abs()).isLessThan(sum);
    }
  }

  @Property
  void a_part_without_weight_gets_nothing_and_a_heavier_part_not_less(
      @ForAll @LongRange(min = 0, max = MANY) long total,
      @ForAll @LongRange(min = 1, max = MANY) long lighter,
      @ForAll @LongRange(min = 0, max = MANY) long more) {
    List<Long> parts = Money.allocate(total, List.of(0L, lighter + more, lighter));

    assertThat(parts.get(0)).isZero();
    assertThat(parts.get(1)).isGreaterThanOrEqualTo(parts.get(2));
  }

  @Example
  void units_left_over_go_to_the_largest_remainders_and_to_the_first_of_equal_ones() {
    assertThat(Money.allocate(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
    assertThat(Money.allocate(101, List.of(335L, 335L, 335L))).containsExactly(34L, 34L, 33L);
    assertThat(Money.allocate(7, List.of(1L, 5L, 4L))).containsExactly(1L, 3L, 3L);
    assertThat(Money.allocate(5, List.of(0L, 0L))).containsExactly(3L, 2L);
    assertThatThrownBy(() -> Money.allocate(5, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.allocate(-1, List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.allocate(1, List.of(1L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
