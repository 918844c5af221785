package io.holdfast.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that was given up.
 *
 * @param recipient customer, or the webhook's id
 * @param eventType type of the event that it is about
 * @param at when it was written
 * @param statusCode of the last answer; null if there was none
 * @param error of the last attempt; null if there was none
 */
public record FailedMessage(
    UUID id,
    Channel channel,
    String recipient,
    String eventType,
    int attempts,
    Instant at,
    Integer statusCode,
    String error) {}
