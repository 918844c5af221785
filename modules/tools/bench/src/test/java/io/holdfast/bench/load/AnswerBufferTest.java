package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerBufferTest {
  private final AnswerBuffer answer = new AnswerBuffer();

  @Test
  void an_answer_is_complete_with_the_last_byte_of_its_length() {
    receive("HTTP/1.1 201 Created\r\nX: y\r\nContent-Length: 4\r\n\r\n{\"a");
    assertThat(answer.status()).isZero();
    receive("}");
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void the_name_of_a_field_may_be_in_any_case() {
    receive("HTTP/1.1 409 Conflict\r\ncONTENT-LENGTH:0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(409);
  }

  @Test
  void a_chunked_answer_is_complete_with_its_last_chunk() {
    receive("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{1}\r\n");
    assertThat(answer.status()).isZero();
    receive("0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void the_buffer_grows_for_a_long_answer() {
    receive("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n");
    for (int i = 0; i < 20; i++) {
      receive("x".repeat(1000));
    }
    assertThat(answer.status()).isEqualTo(200);
  }

  private void receive(String text) {
    for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
      answer.writable().put(one);
    }
  }
}
