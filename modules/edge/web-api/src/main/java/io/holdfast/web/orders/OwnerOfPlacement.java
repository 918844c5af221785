package io.holdfast.web.orders;

import io.holdfast.cluster.LaneOwner;
import io.holdfast.platform.ServerThreads;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.problems.Failures;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Sends orders to the server whose lane places them, so that the lanes of two servers do not lose
 * to each other by version; with the credentials of the caller, so those of the console stay here.
 * If that server does not answer, this one places the order: the key makes sure that it is placed
 * once.
 */
@Singleton
public class OwnerOfPlacement {
  /** Says that the request was sent on once already. */
  static final String SENT_ON = "Holdfast-Sent-On";

  private static final Duration CONNECT = Duration.ofMillis(250);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** After a failure the owner is not asked for this long. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int UNDER_WAY = 1_000;
  private static final List<String> PASSED_ON =
      List.of(
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          IdempotencyKeys.HEADER,
          "Sale-Ticket");

  private final LaneOwner owner;
  private final Executor executor;
  private final HttpClient http;
  private final Semaphore free = new Semaphore(UNDER_WAY);
  private volatile long notBefore = System.nanoTime();

  @Inject
  public OwnerOfPlacement(LaneOwner owner, ServerThreads threads) {
    this.owner = owner;
    this.executor = threads.executor();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /**
   * The answer of the owner, or of this server if it is the owner or the owner does not answer.
   *
   * @param here places the order in this server
   */
  CompletionStage<Response> place(
      HttpHeaders headers, byte[] body, Supplier<CompletionStage<Response>> here) {
    Optional<URI> other = owner.other();
    if (other.isEmpty()
        || headers.getHeaderString(SENT_ON) != null
        || headers.getHeaderString(HttpHeaders.AUTHORIZATION) == null
        || System.nanoTime() < notBefore
        || !free.tryAcquire()) {
      return here.get();
    }
    return http.sendAsync(request(other.get(), headers, body), BodyHandlers.ofByteArray())
        .whenComplete((answer, failure) -> free.release())
        .thenApply(OwnerOfPlacement::passedBack)
        .exceptionallyComposeAsync(failure -> instead(here), executor);
  }

  private CompletionStage<Response> instead(Supplier<CompletionStage<Response>> here) {
    notBefore = System.nanoTime() + PAUSE.toNanos();
    try {
      return here.get();
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(Failures.answer(e));
    }
  }

  private static HttpRequest request(URI owner, HttpHeaders headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(owner.resolve("/api/v1/orders"))
            .timeout(ANSWER)
            .header(SENT_ON, "1")
            .POST(BodyPublishers.ofByteArray(body));
    for (String name : PASSED_ON) {
      String value = headers.getHeaderString(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return request.build();
  }

  private static Response passedBack(HttpResponse<byte[]> answer) {
    Response.ResponseBuilder response =
        Response.status(answer.statusCode())
            .type(
                answer
                    .headers()
                    .firstValue(HttpHeaders.CONTENT_TYPE)
                    .orElse(MediaType.APPLICATION_JSON))
            .entity(answer.body());
    for (String name : List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER)) {
      answer.headers().firstValue(name).ifPresent(value -> response.header(name, value));
    }
    return response.build();
  }
}
