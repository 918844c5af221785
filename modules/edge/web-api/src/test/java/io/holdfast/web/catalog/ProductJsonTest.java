package io.holdfast.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductJsonTest {
  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  @ParameterizedTest
  @CsvSource({"JPY, 1200", "JPY, 0", "USD, 12.34", "USD, 12", "KWD, 1.234", "CLF, 0.1234"})
  void a_price_has_as_many_decimals_as_its_currency_or_fewer(String currency, BigDecimal price) {
    assertThat(broken(currency, price)).isEmpty();
    assertThat(product(currency, price).toProduct().price().amount()).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1.5", "USD, 1.234", "KWD, 0.1234", "CLF, 0.12345"})
  void more_decimals_than_the_currency_has_break_the_rule_of_the_price(
      String currency, BigDecimal price) {
    assertThat(broken(currency, price)).containsExactly("price");
  }

  @ParameterizedTest
  @CsvSource({"QQQ, 1", "XXX, 1", "XAU, 1", "usd, 1"})
  void an_unknown_currency_breaks_the_rule_of_the_currency(String currency, BigDecimal price) {
    assertThat(broken(currency, price)).containsExactly("currency");
  }

  @ParameterizedTest
  @CsvSource({"USD, , price", ", 1, currency"})
  void what_is_missing_is_said_once(String currency, BigDecimal price, String field) {
    assertThat(VALIDATOR.validate(product(currency, price)))
        .extracting(v -> v.getPropertyPath().toString())
        .containsExactly(field);
  }

  private static Set<String> broken(String currency, BigDecimal price) {
    return VALIDATOR.validate(product(currency, price)).stream()
        .map(violation -> violation.getPropertyPath().toString())
        .collect(Collectors.toSet());
  }

  private static ProductJson product(String currency, BigDecimal price) {
    return new ProductJson("tea", "Tea", null, null, null, null, null, price, currency);
  }
}
