package io.holdfast.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerHeadersTest {
  @Test
  void the_name_of_a_caller_cannot_make_a_line_of_the_access_log() {
    assertThat(AnswerHeaders.printable("auth0|7\r\n127.0.0.1 forged \u2028é"))
        .isEqualTo("auth0|7__127.0.0.1_forged___");
    assertThat(AnswerHeaders.printable("n".repeat(1_000))).hasSize(100);
  }
}
