package io.holdfast.web.notifications;

import io.holdfast.notifications.MessageState;
import io.holdfast.notifications.WebhookDelivery;
import io.holdfast.web.json.EnumSchemas;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event on its way to a webhook. Times are ISO 8601.
 *
 * @param event id of the event; receivers get it as webhook-id
 * @param statusCode of the last answer
 */
@Schema(name = "WebhookDelivery")
public record DeliveryJson(
    String id,
    String event,
    String type,
    @Schema(ref = EnumSchemas.MESSAGE_STATE) MessageState state,
    int attempts,
    String at,
    @Schema(nullable = true) String sentAt,
    @Schema(nullable = true) String nextAttemptAt,
    @Schema(nullable = true) Integer statusCode,
    @Schema(nullable = true) String error) {

  static DeliveryJson of(WebhookDelivery delivery) {
    return new DeliveryJson(
        delivery.id().toString(),
        delivery.event().toString(),
        delivery.type(),
        delivery.state(),
        delivery.attempts(),
        text(delivery.at()),
        text(delivery.sentAt()),
        text(delivery.nextAttemptAt()),
        delivery.statusCode(),
        delivery.error());
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }
}
