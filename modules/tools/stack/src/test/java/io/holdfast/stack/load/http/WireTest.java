package io.holdfast.stack.load.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireTest {
  private static ReplyReader reader(String... lines) {
    String text = String.join("\r\n", lines);
    return new ReplyReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void answers_follow_each_other_on_one_connection() throws IOException {
    ReplyReader replies =
        reader(
            "HTTP/1.1 201 Created",
            "location:  /orders/1 ",
            "CONTENT-LENGTH: 2",
            "",
            "{}HTTP/1.1" + " 503 Service Unavailable",
            "Retry-After: 7",
            "Content-Length: 0",
            "",
            "");
    ApiReply created = replies.next();
    ApiReply overloaded = replies.next();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.location()).isEqualTo("/orders/1");
    assertThat(created.text()).isEqualTo("{}");
    assertThat(overloaded.status()).isEqualTo(503);
    assertThat(overloaded.location()).isNull();
    assertThat(overloaded.retryAfterSeconds()).isEqualTo(7);
    assertThat(replies.isLast()).isFalse();
  }

  @Test
  void chunked_answers_interim_ones_and_answers_without_a_body_are_understood() throws IOException {
    ReplyReader replies =
        reader(
            "HTTP/1.1 100 Continue",
            "",
            "HTTP/1.1 200 OK",
            "Transfer-Encoding: chunked",
            "",
            "3",
            "abc",
            "2",
            "de",
            "0",
            "",
            "HTTP/1.1 204 No Content",
            "Connection: close",
            "",
            "");

    assertThat(replies.next().text()).isEqualTo("abcde");
    assertThat(replies.next().body()).isEmpty();
    assertThat(replies.isLast()).isTrue();
  }

  @Test
  void a_body_without_a_length_goes_on_until_the_connection_ends() throws IOException {
    ReplyReader replies = reader("HTTP/1.0 200 OK", "", "all of it");

    assertThat(replies.next().text()).isEqualTo("all of it");
    assertThat(replies.isLast()).isTrue();
  }

  @Test
  void what_is_cut_off_or_not_http_is_an_io_error() {
    assertThatThrownBy(() -> reader("HTTP/1.1 200 OK", "Content-Length: 10", "", "abc").next())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> reader("HTTP/1.1 200 OK", "Content-Le").next())
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> reader("SSH-2.0-OpenSSH_9.9", "", "").next())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not HTTP");
    assertThatThrownBy(() -> reader("").next()).isInstanceOf(IOException.class);
  }

  @Test
  void a_base_url_is_taken_apart() {
    Endpoint endpoint = Endpoint.of("http://example.org:8080/shop/", "a", "b");

    assertThat(endpoint.host()).isEqualTo("example.org");
    assertThat(endpoint.port()).isEqualTo(8080);
    assertThat(endpoint.path()).isEqualTo("/shop");
    assertThat(endpoint.url()).isEqualTo("http://example.org:8080/shop");
    assertThat(endpoint.authorization()).isEqualTo("Basic YTpi");
    assertThatThrownBy(() -> Endpoint.of("localhost:9080", "a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
