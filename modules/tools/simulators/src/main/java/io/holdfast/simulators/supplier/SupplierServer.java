package io.holdfast.simulators.supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.simulators.LoopbackServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * HTTP interface of the supplier, on loopback: {@code GET /v1/notices?cursor=&limit=}; for the
 * set-up {@code POST /v1/notices} (an array to publish) and {@code PUT /v1/behaviour} ({@code
 * {"answers":"NORMAL"|"LATE"|"TWICE"|"ERROR_AFTER_SUCCESS","delayMillis":n}}); {@code GET /health}.
 */
public final class SupplierServer implements Closeable {
  private static final int LARGEST_BODY = 32 * 1024 * 1024;
  private static final int MOST_ITEMS = 200;
  private static final long LONGEST_DELAY = 60_000;
  private static final Pattern CURSOR = Pattern.compile("(?:^|&)cursor=([0-9]{0,9})(?:&|$)");
  private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=([0-9]{1,3})(?:&|$)");

  /** What happens to the answers of reading calls. */
  enum Answers {
    /** Given at once. */
    NORMAL,
    /** Given after the delay. */
    LATE,
    /** The notices of the page before are on each page, too. */
    TWICE,
    /** Every other call is answered with 500. */
    ERROR_AFTER_SUCCESS
  }

  /** How the supplier misbehaves, until changed. */
  record Behaviour(Answers answers, long delayMillis) {
    Behaviour {
      answers = answers == null ? Answers.NORMAL : answers;
      if (delayMillis < 0 || delayMillis > LONGEST_DELAY) {
        throw new IllegalArgumentException("a delay has 0 to " + LONGEST_DELAY + " ms");
      }
    }
  }

  private record Page(List<JsonNode> items, String next, boolean more) {}

  private record Answer(int status, Object body) {}

  private final Notices notices;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer http;
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Behaviour behaviour = new Behaviour(Answers.NORMAL, 0);

  private SupplierServer(int port, Notices notices) {
    this.notices = notices;
    http = LoopbackServer.create(port, (request, response, context) -> handle(request, response));
  }

  /**
   * Starts serving.
   *
   * @param port TCP port on loopback, 0 for any free one
   * @throws java.net.BindException if the port is busy
   */
  public static SupplierServer start(int port, Notices notices) throws IOException {
    SupplierServer server = new SupplierServer(port, notices);
    server.http.start();
    return server;
  }

  /** The TCP port being served. */
  public int port() {
    return http.getLocalPort();
  }

  private void handle(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
    Answer answer;
    try {
      answer = route(request);
    } catch (JsonProcessingException | IllegalArgumentException wrong) {
      answer = new Answer(400, Map.of("title", String.valueOf(wrong.getMessage())));
    }
    response.setCode(answer.status());
    response.setEntity(
        new ByteArrayEntity(json.writeValueAsBytes(answer.body()), ContentType.APPLICATION_JSON));
  }

  private Answer route(ClassicHttpRequest request) throws IOException {
    URI uri = URI.create(request.getRequestUri());
    return switch (request.getMethod() + " " + uri.getPath()) {
      case "GET /v1/notices" -> page(uri.getRawQuery() == null ? "" : uri.getRawQuery());
      case "POST /v1/notices" ->
          new Answer(200, Map.of("published", notices.publish(json.readTree(body(request)))));
      case "PUT /v1/behaviour" -> {
        behaviour = json.readValue(body(request), Behaviour.class);
        yield new Answer(200, behaviour);
      }
      case "GET /health" -> new Answer(200, Map.of("status", "UP"));
      default -> new Answer(404, Map.of("title", "no such thing: " + uri.getPath()));
    };
  }

  private Answer page(String query) {
    Behaviour now = behaviour;
    if (now.answers() == Answers.LATE) {
      pause(now.delayMillis());
    }
    if (now.answers() == Answers.ERROR_AFTER_SUCCESS && calls.incrementAndGet() % 2 == 1) {
      return new Answer(500, Map.of("title", "failed after it was done"));
    }
    Matcher cursor = CURSOR.matcher(query);
    int from = cursor.find() && !cursor.group(1).isEmpty() ? Integer.parseInt(cursor.group(1)) : 0;
    Matcher limit = LIMIT.matcher(query);
    int most = Math.min(MOST_ITEMS, limit.find() ? Integer.parseInt(limit.group(1)) : MOST_ITEMS);
    List<JsonNode> items = new ArrayList<>(notices.from(from, most));
    int next = Math.max(from, 0) + items.size();
    if (now.answers() == Answers.TWICE) {
      items.addAll(0, notices.from(from - most, Math.min(most, from)));
    }
    return new Answer(200, new Page(items, Integer.toString(next), next < notices.size()));
  }

  private void pause(long millis) {
    try {
      closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] body(ClassicHttpRequest request) throws IOException {
    if (request.getEntity() == null) {
      return new byte[0];
    }
    try (InputStream in = request.getEntity().getContent()) {
      return in.readNBytes(LARGEST_BODY);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    http.close(CloseMode.IMMEDIATE);
  }
}
