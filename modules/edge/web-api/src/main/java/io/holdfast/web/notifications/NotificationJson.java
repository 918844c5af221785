package io.holdfast.web.notifications;

import io.holdfast.notifications.Channel;
import io.holdfast.notifications.CustomerNotification;
import io.holdfast.notifications.MessageState;
import io.holdfast.notifications.Topic;
import io.holdfast.web.json.EnumSchemas;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message to a customer.
 *
 * @param at ISO 8601 time of what it is about
 */
@Schema(name = "Notification")
public record NotificationJson(
    String id,
    String at,
    @Schema(ref = EnumSchemas.TOPIC) Topic topic,
    @Schema(ref = EnumSchemas.CHANNEL) Channel channel,
    String subject,
    String text,
    @Schema(ref = EnumSchemas.MESSAGE_STATE) MessageState state) {

  static NotificationJson of(CustomerNotification message) {
    return new NotificationJson(
        message.id().toString(),
        message.at().toString(),
        message.topic(),
        message.channel(),
        message.subject(),
        message.text(),
        message.state());
  }
}
