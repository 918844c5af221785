package io.holdfast.simulators.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SupplierServerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path data;
  private SupplierServer server;

  @BeforeEach
  void five_notices() throws Exception {
    server = SupplierServer.start(0, Notices.open(data.resolve("notices.jsonl")));
    StringBuilder notices = new StringBuilder("[");
    for (int i = 1; i <= 5; i++) {
      notices.append(i > 1 ? "," : "").append(notice(i));
    }
    assertThat(send("POST", "/v1/notices", notices + "]").body()).isEqualTo("{\"published\":5}");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String notice(int number) {
    return "{\"supplier\":\"acme\",\"reference\":\"asn-" + number + "\",\"lines\":[]}";
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<String> page(String cursor) throws Exception {
    JsonNode page =
        new ObjectMapper()
            .readTree(send("GET", "/v1/notices?cursor=" + cursor + "&limit=2", "").body());
    List<String> seen = new ArrayList<>();
    page.get("items").forEach(item -> seen.add(item.get("reference").asText()));
    seen.add(page.get("next").asText() + " " + page.get("more").asBoolean());
    return seen;
  }

  @Test
  void notices_come_in_pages_behind_a_cursor() throws Exception {
    assertThat(page("")).containsExactly("asn-1", "asn-2", "2 true");
    assertThat(page("2")).containsExactly("asn-3", "asn-4", "4 true");
    assertThat(page("4")).containsExactly("asn-5", "5 false");
    assertThat(page("5")).containsExactly("5 false");
  }

  @Test
  void a_reference_is_published_once_also_after_a_restart() throws Exception {
    server.close();
    server = SupplierServer.start(0, Notices.open(data.resolve("notices.jsonl")));

    assertThat(send("POST", "/v1/notices", "[" + notice(3) + "," + notice(6) + "]").body())
        .isEqualTo("{\"published\":1}");
    assertThat(page("4")).containsExactly("asn-5", "asn-6", "6 false");
  }

  @Test
  void pages_overlap_and_calls_fail_when_asked_to() throws Exception {
    send("PUT", "/v1/behaviour", "{\"answers\":\"TWICE\"}");
    assertThat(page("2")).containsExactly("asn-1", "asn-2", "asn-3", "asn-4", "4 true");

    send("PUT", "/v1/behaviour", "{\"answers\":\"ERROR_AFTER_SUCCESS\"}");
    assertThat(send("GET", "/v1/notices", "").statusCode()).isEqualTo(500);
    assertThat(page("4")).containsExactly("asn-5", "5 false");
    assertThat(send("PUT", "/v1/behaviour", "{\"delayMillis\":-1}").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/v1/notices", "[{}]").statusCode()).isEqualTo(400);
    assertThat(send("GET", "/v2", "").statusCode()).isEqualTo(404);
  }
}
