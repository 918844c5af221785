package io.holdfast.simulators.message;

/**
 * A message that a simulator has accepted.
 *
 * @param at ISO 8601 time
 * @param to address or telephone number
 * @param id the Message-ID of a mail, the idempotency key of an SMS
 * @param subject of a mail; null for an SMS
 * @param content the whole mail as received, or the text of an SMS
 */
public record ReceivedMessage(String at, String to, String id, String subject, String content) {}
