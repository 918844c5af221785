package io.holdfast.notifications.outgoing;

import java.util.UUID;

/**
 * A message that this server holds a lease on.
 *
 * @param id of the message, the same on every attempt
 * @param event what it is about
 * @param recipient customer, or the webhook's id
 * @param topic of the message; null for a webhook
 * @param template name of its text; null for a webhook
 * @param address where to; null for a webhook
 * @param language of its text; null for a webhook
 * @param data of the event, JSON
 * @param attempt which attempt this is, from 1
 */
public record Delivery(
    UUID id,
    UUID event,
    String eventType,
    String recipient,
    String topic,
    String template,
    String address,
    String language,
    String data,
    int attempt) {}
