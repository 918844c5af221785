package io.holdfast.web.notifications;

import io.holdfast.notifications.Channel;
import io.holdfast.notifications.FailedMessage;
import io.holdfast.web.json.EnumSchemas;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message that was given up.
 *
 * @param recipient customer, or the webhook's id
 * @param at ISO 8601 time when it was written
 */
@Schema(name = "FailedMessage")
public record FailedMessageJson(
    String id,
    @Schema(ref = EnumSchemas.CHANNEL) Channel channel,
    String recipient,
    String eventType,
    int attempts,
    String at,
    @Schema(nullable = true) Integer statusCode,
    @Schema(nullable = true) String error) {

  static FailedMessageJson of(FailedMessage message) {
    return new FailedMessageJson(
        message.id().toString(),
        message.channel(),
        message.recipient(),
        message.eventType(),
        message.attempts(),
        message.at().toString(),
        message.statusCode(),
        message.error());
  }
}
