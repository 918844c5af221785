package io.holdfast.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * A message to a customer.
 *
 * @param at when it happened what the message is about
 * @param subject one line in the customer's language
 * @param text short text in the customer's language
 */
public record CustomerNotification(
    UUID id,
    Instant at,
    Topic topic,
    Channel channel,
    String subject,
    String text,
    MessageState state) {}
