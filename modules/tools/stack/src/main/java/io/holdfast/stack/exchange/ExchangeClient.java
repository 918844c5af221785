package io.holdfast.stack.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Sends and fetches files, which are streamed. */
final class ExchangeClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int ATTEMPTS = 3;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Endpoint server;

  ExchangeClient(Endpoint server) {
    this.server = server;
  }

  /**
   * Uploads a file; one whose answer is lost is sent again under the same key.
   *
   * @return id of the import
   * @throws StackFailure if the server refuses it or cannot be reached
   */
  String upload(FileKind kind, Path file) throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    for (int attempt = 1; ; attempt++) {
      try {
        BodyPublisher body = HttpRequest.BodyPublishers.ofFile(file);
        HttpRequest request =
            request("/api/v1/imports/" + kind.path())
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", key)
                .POST(body)
                .build();
        return json(send(request, BodyHandlers.ofString()), 202).get("id").asText();
      } catch (IOException e) {
        if (attempt >= ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** How far an import is. */
  JsonNode progress(String id) throws IOException, InterruptedException {
    return json(send(request("/api/v1/imports/" + id).build(), BodyHandlers.ofString()), 200);
  }

  /**
   * A file, to be read while it arrives.
   *
   * @throws StackFailure if the server refuses or cannot be reached
   */
  InputStream download(FileKind kind) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        send(request("/api/v1/exports/" + kind.path()).build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      try (InputStream body = answer.body()) {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        throw refused(answer.statusCode(), text);
      }
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .timeout(PATIENCE)
        .header("Authorization", server.authorization());
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return http.send(request, body);
  }

  private static JsonNode json(HttpResponse<String> answer, int expected) throws IOException {
    if (answer.statusCode() != expected) {
      throw refused(answer.statusCode(), answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static StackFailure refused(int status, String body) {
    return new StackFailure("the server answered " + status + " " + reason(body));
  }

  private static String reason(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      String first = problem.at("/violations/0/message").asText();
      return problem.path("title").asText()
          + (first.isEmpty() ? "" : ": " + first)
          + (problem.has("detail") && first.isEmpty() ? ": " + problem.get("detail").asText() : "");
    } catch (IOException e) {
      return body;
    }
  }
}
