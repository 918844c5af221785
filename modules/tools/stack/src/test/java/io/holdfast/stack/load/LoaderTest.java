package io.holdfast.stack.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.replay.FakeServer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoaderTest {
  private static final FakeServer.Answer STORED = new FakeServer.Answer(200, "{\"stored\":1}");

  private static JsonNode body(FakeServer.Request request) {
    try {
      return new ObjectMapper().readTree(request.body());
    } catch (IOException malformed) {
      throw new IllegalStateException(request.body(), malformed);
    }
  }

  private static int items(FakeServer server, String path) {
    return server.requests().stream()
        .filter(request -> request.path().endsWith(path) && !request.method().equals("GET"))
        .mapToInt(request -> body(request).path("items").size())
        .sum();
  }

  @Test
  void everything_is_sent_in_requests_of_at_most_200_items() throws IOException {
    try (FakeServer server = new FakeServer((key, attempt) -> STORED)) {
      Loader.Loaded loaded = new Loader(server.endpoint()).load();

      assertThat(loaded).isEqualTo(new Loader.Loaded(1560, 10_281, 2, 207_726 + 69_029));
      assertThat(items(server, "/products")).isEqualTo(1560);
      assertThat(items(server, "/customers")).isEqualTo(10_281);
      assertThat(items(server, "/north/receipts")).isPositive();
      assertThat(items(server, "/south/receipts")).isPositive();
      assertThat(server.requests())
          .allMatch(
              request ->
                  request.method().equals("GET") || body(request).path("items").size() <= 200);
    }
  }

  @Test
  void a_load_that_was_cut_off_is_continued_under_the_same_keys() throws IOException {
    Set<String> first = keys((key, attempt) -> STORED);
    Set<String> again = keys((key, attempt) -> STORED);

    assertThat(again).isEqualTo(first).hasSizeGreaterThan(400);
  }

  private static Set<String> keys(FakeServer.Script script) throws IOException {
    try (FakeServer server = new FakeServer(script)) {
      new Loader(server.endpoint()).load();
      Set<String> keys = new HashSet<>();
      List<FakeServer.Request> receipts =
          server.requests().stream().filter(request -> request.key() != null).toList();
      receipts.forEach(request -> keys.add(request.key()));
      assertThat(keys).hasSameSizeAs(receipts);
      return keys;
    }
  }

  @Test
  void a_refusal_ends_the_load_with_the_request_and_the_reason() throws IOException {
    FakeServer.Answer refusal = new FakeServer.Answer(403, "{\"title\":\"not yours\"}");
    try (FakeServer server = new FakeServer((key, attempt) -> refusal)) {
      assertThatThrownBy(() -> new Loader(server.endpoint()).load())
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("PUT /api/v1/products")
          .hasMessageContaining("403")
          .hasMessageContaining("not yours");
    }
  }

  @Test
  void a_server_that_is_not_there_is_reported_soon() {
    Endpoint nobody = Endpoint.of("http://127.0.0.1:23099", "admin", "admin");

    assertThatThrownBy(() -> new Loader(nobody).load())
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("http://127.0.0.1:23099 cannot be reached");
  }
}
