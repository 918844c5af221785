package io.holdfast.notifications.webhook;

import io.holdfast.notifications.event.EventNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The body of a delivery, made from the event alone: {@code {"type","timestamp","data"}}, with the
 * data as the event carries them.
 */
final class WebhookBody {
  private WebhookBody() {}

  /**
   * The body.
   *
   * @param event its id carries the time of the event
   * @param data a JSON object
   */
  static byte[] of(UUID event, String type, String data) {
    Instant at = Instant.ofEpochMilli(event.getMostSignificantBits() >>> 16);
    String body =
        "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
            .formatted(EventNames.of(type), at, data);
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
