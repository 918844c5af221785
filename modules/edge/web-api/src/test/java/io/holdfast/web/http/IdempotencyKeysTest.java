package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.web.problems.ProblemException;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeysTest {
  private static final Content BODY = new Content("tea", 3);

  /** What a body was read as. */
  private record Content(String sku, int quantity) {}

  @Test
  void the_same_content_under_one_key_is_the_same_request() {
    IdempotencyKey first = of("shop", "k", "", BODY);
    assertThat(of("shop", "k", "", new Content("tea", 3))).isEqualTo(first);
    assertThat(of("shop", "k", "", new Content("tea", 4))).isNotEqualTo(first);
    assertThat(of("shop", "k", "", new Content(null, 3))).isNotEqualTo(first);
    assertThat(of("shop", "k", "elsewhere", BODY)).isNotEqualTo(first);
  }

  @Test
  void the_same_key_of_another_caller_is_another_key() {
    assertThat(of("shop", "k", "", BODY).value()).isNotEqualTo(of("rival", "k", "", BODY).value());
  }

  private static IdempotencyKey of(String caller, String key, String target, Content body) {
    return IdempotencyKeys.of(new Caller(caller), key, target, body);
  }

  /** A request's caller. */
  private record Caller(String name) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return () -> name;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public String getAuthenticationScheme() {
      return BASIC_AUTH;
    }
  }

  @Test
  void a_missing_key_has_its_own_problem() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> of("shop", null, "", BODY))
        .satisfies(
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_MISSING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "\u00e4", "tab\t", " "})
  void a_key_that_is_not_visible_ascii_is_refused(String key) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> of("shop", key, "", BODY))
        .satisfies(
            e -> assertThat(e.problem().type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_INVALID));
  }

  @Test
  void a_key_has_at_most_255_characters() {
    assertThat(of("shop", "k".repeat(255), "", BODY).sent()).hasSize(255);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> of("shop", "k".repeat(256), "", BODY));
  }
}
