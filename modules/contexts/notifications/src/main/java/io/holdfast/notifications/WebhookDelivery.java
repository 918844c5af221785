package io.holdfast.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way to a webhook.
 *
 * @param id of the delivery
 * @param event id of the event; receivers get it as webhook-id
 * @param type of the event, such as {@code order.confirmed}
 * @param at when the delivery was written
 * @param sentAt when it was accepted; null before
 * @param nextAttemptAt when it is tried again; null if it is not
 * @param statusCode of the last answer; null if there was none
 * @param error of the last attempt; null if there was none
 */
public record WebhookDelivery(
    UUID id,
    UUID event,
    String type,
    MessageState state,
    int attempts,
    Instant at,
    Instant sentAt,
    Instant nextAttemptAt,
    Integer statusCode,
    String error) {}
