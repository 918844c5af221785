package io.holdfast.web.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.web.http.TextPatterns;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseCodeRuleTest {
  private static final Pattern RULE = Pattern.compile(TextPatterns.NEW_WAREHOUSE);

  @ParameterizedTest
  @ValueSource(
      strings = {"hub", "broker", "server", "payment-simulator", "seattle-plain", "a-reports"})
  void a_code_that_names_a_part_of_the_system_is_refused(String code) {
    assertThat(RULE.matcher(code).matches()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"seattle", "hub-2", "my-server", "plain", "reports", "broker-east"})
  void any_other_code_is_taken(String code) {
    assertThat(RULE.matcher(code).matches()).isTrue();
  }
}
