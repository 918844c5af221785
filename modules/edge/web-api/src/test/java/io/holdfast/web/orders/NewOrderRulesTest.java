package io.holdfast.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class NewOrderRulesTest {
  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new NoWords())
          .buildValidatorFactory()
          .getValidator();

  /** Compares the violated rules, not the messages. */
  private static final class NoWords implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
      return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return template;
    }
  }

  @Property(tries = 5_000)
  void they_hold_exactly_where_the_validator_finds_nothing(@ForAll("orders") NewOrder order) {
    boolean hold = NewOrderRules.hold(order);

    assertThat(hold).isEqualTo(VALIDATOR.validate(order).isEmpty());
    Statistics.label("rules hold").collect(hold);
    Statistics.label("rules hold").coverage(c -> c.check(true).percentage(p -> p > 20));
    Statistics.label("rules hold").coverage(c -> c.check(false).percentage(p -> p > 20));
  }

  @Example
  void a_hundred_lines_are_an_order_and_one_more_is_not() {
    NewOrder.Line line = new NewOrder.Line("tea", 1);

    assertThat(NewOrderRules.hold(of(Collections.nCopies(100, line)))).isTrue();
    assertThat(NewOrderRules.hold(of(Collections.nCopies(101, line)))).isFalse();
    assertThat(NewOrderRules.hold(of(Collections.singletonList(null)))).isFalse();
    assertThat(NewOrderRules.hold(of(List.of()))).isFalse();
    assertThat(NewOrderRules.hold(of(null))).isFalse();
  }

  private static NewOrder of(List<NewOrder.Line> lines) {
    return new NewOrder(
        "c1",
        new NewOrder.ShipTo("US", "98101", null, 47.6, -122.3),
        lines,
        new NewOrder.Payment("tok"),
        null,
        null,
        null);
  }

  /** Mostly valid orders, with arbitrary parts invalid. */
  @Provide
  Arbitrary<NewOrder> orders() {
    return Combinators.combine(
            mostly(texts("ann", 'x', 200), texts("a\u0007", 'x', 201)),
            mostly(shipTos(true), shipTos(false)),
            mostly(lines(lineOf(true)), lines(lineOf(false))),
            mostly(payments("tok~!"), payments("to k", "", "tök", null)),
            mostly(Arbitraries.of("ATOMIC", "SAGA").injectNull(0.5), Arbitraries.of("atomic", "")),
            mostly(Arbitraries.of("USD", "EUR").injectNull(0.5), Arbitraries.of("usd", "EURO", "")))
        .as(
            (customer, to, lines, payment, placement, currency) ->
                new NewOrder(customer, to, lines, payment, placement, currency, null));
  }

  private static <T> Arbitrary<T> mostly(Arbitrary<T> good, Arbitrary<T> bad) {
    return Arbitraries.frequencyOf(Tuple.of(12, good), Tuple.of(1, bad.injectNull(0.3)));
  }

  private static Arbitrary<String> texts(String some, char filler, int length) {
    return Arbitraries.of(some, String.valueOf(filler).repeat(length));
  }

  private static Arbitrary<NewOrder.ShipTo> shipTos(boolean good) {
    Arbitrary<String> countries =
        good ? Arbitraries.of("US", "MX", "XK") : Arbitraries.of("us", "USA", "XX", null);
    Arbitrary<String> codes =
        good ? texts("", '9', 100).injectNull(0.2) : Arbitraries.of("9\n", "9".repeat(101));
    Arbitrary<Double> degrees =
        good
            ? Arbitraries.of(-90.0, 0.0, 47.6, 90.0).injectNull(0.2)
            : Arbitraries.of(-180.0, -90.00001, 90.00001, 180.0, 181.0);
    return Combinators.combine(countries, codes, codes, degrees, degrees).as(NewOrder.ShipTo::new);
  }

  private static Arbitrary<List<NewOrder.Line>> lines(Arbitrary<NewOrder.Line> line) {
    return line.list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<NewOrder.Line> lineOf(boolean good) {
    Arbitrary<String> skus =
        good
            ? texts("fm-0042", 'x', 64)
            : Arbitraries.of("", "te a", "x".repeat(65), "tea\n", null);
    Arbitrary<Integer> quantities =
        good ? Arbitraries.of(1, 2, 1_000_000) : Arbitraries.of(0, -1, 1_000_001, null);
    return Combinators.combine(skus, quantities).as(NewOrder.Line::new);
  }

  private static Arbitrary<NewOrder.Payment> payments(String... tokens) {
    return Arbitraries.of(tokens).map(NewOrder.Payment::new);
  }
}
