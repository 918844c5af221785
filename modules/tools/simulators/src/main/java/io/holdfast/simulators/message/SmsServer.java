package io.holdfast.simulators.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.simulators.LoopbackServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * An SMS provider on loopback: {@code POST /v1/messages} with an {@code Idempotency-Key} and {@code
 * {"to","text"}}. A key that was accepted before is answered the same and sends nothing again.
 */
public final class SmsServer implements Closeable {
  private static final int LARGEST_BODY = 8 * 1024;
  private static final int REMEMBERED = 100_000;

  private final MessageJournal journal;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer http;

  /** Answers by key; the oldest are forgotten. */
  private final Map<String, String> answers =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

  private SmsServer(int port, MessageJournal journal) {
    this.journal = journal;
    http = LoopbackServer.create(port, (request, response, context) -> handle(request, response));
  }

  /**
   * Starts serving.
   *
   * @param port TCP port, 0 for any free one
   */
  public static SmsServer start(int port, MessageJournal journal) throws IOException {
    SmsServer server = new SmsServer(port, journal);
    server.http.start();
    return server;
  }

  /** The TCP port being served. */
  public int port() {
    return http.getLocalPort();
  }

  private void handle(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
    Header key = request.getFirstHeader("Idempotency-Key");
    if (!request.getMethod().equals("POST") || !request.getRequestUri().equals("/v1/messages")) {
      answer(response, 404, "{\"error\":\"no such thing\"}");
    } else if (key == null || key.getValue().isBlank()) {
      answer(response, 400, "{\"error\":\"Idempotency-Key is required\"}");
    } else {
      take(key.getValue(), body(request), response);
    }
  }

  private void take(String key, byte[] body, ClassicHttpResponse response) throws IOException {
    JsonNode message;
    try {
      message = json.readTree(body);
    } catch (JsonProcessingException malformed) {
      answer(response, 400, "{\"error\":\"malformed JSON\"}");
      return;
    }
    String to = message.path("to").asText();
    String text = message.path("text").asText();
    if (!to.matches("\\+[0-9]{6,15}") || text.isEmpty()) {
      answer(response, 422, "{\"error\":\"to and text are required\"}");
      return;
    }
    synchronized (answers) {
      String given = answers.get(key);
      if (given == null) {
        journal.append(new ReceivedMessage(Instant.now().toString(), to, key, null, text));
        given = "{\"id\":\"sms_" + key + "\",\"status\":\"ACCEPTED\"}";
        answers.put(key, given);
      }
      answer(response, 202, given);
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

  private static void answer(ClassicHttpResponse response, int status, String body) {
    response.setCode(status);
    response.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
  }

  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
  }
}
