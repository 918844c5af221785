package io.holdfast.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The HTTP interface, as a client from outside sees it. */
final class Api {
  static final String ORDERS = "/api/v1/orders";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;

  Api(String base) {
    this.base = base;
  }

  /**
   * A request.
   *
   * @param user also the password; null for no credentials
   */
  record Call(
      String method, String path, String user, Map<String, String> headers, BodyPublisher body) {
    static Call get(String user, String path) {
      return new Call("GET", path, user, Map.of(), BodyPublishers.noBody());
    }

    static Call json(String method, String user, String path, String key, String body) {
      Call call =
          new Call(
              method,
              path,
              user,
              Map.of("Content-Type", "application/json"),
              BodyPublishers.ofString(body));
      return key == null ? call : call.with("Idempotency-Key", key);
    }

    /** A new order sent by the user {@code storefront}. */
    static Call order(String key, String body) {
      return json("POST", "storefront", ORDERS, key, body);
    }

    Call with(String header, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(header, value);
      return new Call(method, path, user, more, body);
    }

    Call without(String header) {
      Map<String, String> fewer = new TreeMap<>(headers);
      fewer.remove(header);
      return new Call(method, path, user, fewer, body);
    }

    Call at(String otherPath) {
      return new Call(method, otherPath, user, headers, body);
    }

    Call as(String otherUser) {
      return new Call(method, path, otherUser, headers, body);
    }
  }

  /** Sends and waits. */
  HttpAnswer send(Call call) {
    return start(call).join();
  }

  /** Sends, and reads the status only: for streams, which do not end. */
  int statusOf(Call call) {
    return CLIENT
        .sendAsync(request(call), BodyHandlers.ofInputStream())
        .thenApply(
            answer -> {
              try {
                answer.body().close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return answer.statusCode();
            })
        .join();
  }

  /** Sends. */
  CompletableFuture<HttpAnswer> start(Call call) {
    long from = System.nanoTime();
    return CLIENT
        .sendAsync(request(call), BodyHandlers.ofString())
        .thenApply(
            answer ->
                new HttpAnswer(
                    answer.statusCode(),
                    answer.headers(),
                    answer.body(),
                    Duration.ofNanos(System.nanoTime() - from)));
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + call.path()))
            .timeout(PATIENCE)
            .method(call.method(), call.body());
    call.headers().forEach(request::header);
    if (call.user() != null) {
      request.header("Authorization", "Basic " + base64(call.user() + ":" + call.user()));
    }
    return request.build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
