package io.holdfast.insights;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.platform.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Calls the search store over the part of its HTTP interface that OpenSearch and Elasticsearch
 * share. Credentials in the address (https://user:password@host) are sent as HTTP Basic.
 */
public final class StoreClient {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final int MISSING = 404;
  private static final int TOO_MANY = 429;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI base;
  private final String authorization;
  private final Duration timeout;

  /**
   * A client.
   *
   * @param base address of the store
   * @param timeout longest wait for one answer
   */
  public StoreClient(URI base, Duration timeout) {
    String user = base.getUserInfo();
    this.base =
        user == null ? base : URI.create(base.toString().replace(base.getRawUserInfo() + "@", ""));
    this.authorization = user == null ? null : "Basic " + base64(user);
    this.timeout = timeout;
  }

  /**
   * Sends a request and reads the answer.
   *
   * @param body JSON, or null for none
   * @throws StoreUnavailableException if the store does not answer, or cannot now
   * @throws StoreRefusedException if the request is wrong, or about something that is not there
   */
  public JsonNode call(String method, String path, String body) {
    try {
      return read(client.send(request(method, path, body), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new StoreUnavailableException("the search store does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted", e);
    }
  }

  /** The same without waiting; a failure is the cause of a {@link CompletionException}. */
  public CompletableFuture<JsonNode> send(String method, String path, String body) {
    return client
        .sendAsync(request(method, path, body), BodyHandlers.ofString())
        // That of the request ends with the head of the answer.
        .orTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              throw new StoreUnavailableException(
                  "the search store does not answer: " + failure, failure);
            })
        .thenApply(StoreClient::read);
  }

  private HttpRequest request(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(timeout)
            .header(
                "Content-Type",
                path.contains("_bulk") ? "application/x-ndjson" : "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  private static JsonNode read(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status >= 500 || status == TOO_MANY) {
      throw new StoreUnavailableException("the search store answers " + status, null);
    }
    if (status >= 400) {
      throw new StoreRefusedException(status == MISSING, status + " " + answer.body());
    }
    return JsonText.read(answer.body().isEmpty() ? "{}" : answer.body(), JsonNode.class);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
