package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MoneyTest {
  private static final long MANY = 1_000_000_000_000L;

  @Property
  void an_amount_survives_being_written_and_read(@ForAll @LongRange(min = 0) long cents) {
    Money money = new Money(cents, "USD");

    assertThat(Money.of(money.amount(), "USD")).isEqualTo(money);
    assertThat(money.amount().scale()).isEqualTo(2);
  }

  @Property
  void so_many_times_is_the_sum_of_so_many(
      @ForAll @LongRange(min = 0, max = MANY) long cents,
      @ForAll @IntRange(min = 1, max = 30) int times) {
    Money one = new Money(cents, "USD");

    Money sum = LongStream.range(1, times).mapToObj(i -> one).reduce(one, (a, b) -> a.plus(b));

    assertThat(one.times(times)).isEqualTo(sum);
  }

  @Property
  void the_order_of_a_sum_does_not_matter(
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
    assertThat(Money.of(new BigDecimal("1.230"), "USD").cents()).isEqualTo(123);
    assertThatThrownBy(() -> Money.of(new BigDecimal("1.234"), "USD"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.of(new BigDecimal("1e30"), "USD"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void two_currencies_cannot_be_added() {
    assertThatThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "usd")).isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void too_much_money_overflows_loudly() {
    Money most = new Money(Long.MAX_VALUE, "USD");

    assertThatThrownBy(() -> most.plus(new Money(1, "USD")))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
  }
}
