package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.web.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
  @Test
  void a_body_of_just_the_limit_passes() throws IOException {
    assertThat(body(10, 10).readAllBytes()).hasSize(10);
  }

  @Test
  void one_byte_more_is_too_large() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> body(11, 10).readAllBytes())
        .satisfies(e -> assertThat(e.problem().type().status()).isEqualTo(413));
  }

  private static LimitedBody body(int size, int limit) {
    return new LimitedBody(new ByteArrayInputStream(new byte[size]), limit);
  }
}
