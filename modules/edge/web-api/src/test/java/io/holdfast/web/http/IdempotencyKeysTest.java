package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.web.problems.ProblemException;
import io.holdfast.web.problems.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {
  private static final byte[] BODY = {1, 2, 3};

  @Test
  void the_same_bytes_under_one_key_are_the_same_request() {
    IdempotencyKey first = IdempotencyKeys.of("k", "", BODY);
    assertThat(IdempotencyKeys.of("k", "", BODY.clone())).isEqualTo(first);
    assertThat(IdempotencyKeys.of("k", "", new byte[] {1, 2})).isNotEqualTo(first);
    assertThat(IdempotencyKeys.of("k", "elsewhere", BODY)).isNotEqualTo(first);
  }

  @Test
  void a_missing_key_has_its_own_problem() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IdempotencyKeys.of(null, "", BODY))
        .satisfies(
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_MISSING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "\u00e4", "tab\t", " "})
  void a_key_that_is_not_visible_ascii_is_refused(String key) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IdempotencyKeys.of(key, "", BODY))
        .satisfies(
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_INVALID));
  }

  @Test
  void a_key_has_at_most_255_characters() {
    assertThat(IdempotencyKeys.of("k".repeat(255), "", BODY).value()).hasSize(255);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IdempotencyKeys.of("k".repeat(256), "", BODY));
  }
}
