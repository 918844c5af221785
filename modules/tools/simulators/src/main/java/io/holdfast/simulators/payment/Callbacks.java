package io.holdfast.simulators.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import java.io.Closeable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Tells the shop what happened, by signed callbacks (Standard Webhooks). Each is repeated a few
 * times while the shop does not take it; when too many wait, further ones are not sent: a shop must
 * not depend on them.
 */
final class Callbacks implements Closeable {
  private static final int MOST_WAITING = 20_000;
  private static final int MOST_ATTEMPTS = 6;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI shop;
  private final WebhookSignature signature;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          2,
          task -> {
            Thread thread = new Thread(task, "callbacks");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param shop where callbacks go
   */
  Callbacks(URI shop, WebhookSignature signature) {
    this.shop = shop;
    this.signature = signature;
  }

  /** Sends the callback of an entry in the background, as the switches say. */
  void tell(Authorisation entry, Switches switches) {
    String id = "evt_" + entry.id() + "_" + entry.status().name().toLowerCase(Locale.ROOT);
    byte[] body = body(entry);
    for (int copy = 0; copy < switches.callbackCopies(); copy++) {
      long longest = switches.callbackDelayMillis();
      sendIn(longest == 0 ? 0 : ThreadLocalRandom.current().nextLong(longest), id, body, 1);
    }
  }

  private byte[] body(Authorisation entry) {
    ObjectNode body =
        json.createObjectNode()
            .put("type", entry.status().name().toLowerCase(Locale.ROOT))
            .put("id", entry.id())
            .put("key", entry.key())
            .put("orderId", entry.orderId())
            .put(
                "authorisationId",
                entry.authorisationId() == null ? entry.id() : entry.authorisationId())
            .put("amountMinorUnits", entry.amountCents())
            .put("currency", entry.currency())
            .put("at", entry.at());
    if (entry.expiresAt() != null) {
      body.put("expiresAt", entry.expiresAt());
    }
    if (entry.reason() != null) {
      body.put("reason", entry.reason());
    }
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry is always JSON", e);
    }
  }

  private void sendIn(long millis, String id, byte[] body, int attempt) {
    if (timer.getQueue().size() < MOST_WAITING) {
      timer.schedule(() -> send(id, body, attempt), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void send(String id, byte[] body, int attempt) {
    WebhookHeaders headers = signature.sign(id, body);
    HttpRequest request =
        HttpRequest.newBuilder(shop)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(WebhookHeaders.ID, headers.id())
            .header(WebhookHeaders.TIMESTAMP, headers.timestamp())
            .header(WebhookHeaders.SIGNATURE, headers.signature())
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete((answer, failure) -> repeatUnless(isTaken(answer), id, body, attempt));
  }

  private static boolean isTaken(HttpResponse<Void> answer) {
    return answer != null && answer.statusCode() / 100 == 2;
  }

  private void repeatUnless(boolean taken, String id, byte[] body, int attempt) {
    if (!taken && attempt < MOST_ATTEMPTS && !timer.isShutdown()) {
      sendIn(500L << attempt, id, body, attempt + 1);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
