package io.holdfast.operations;

/**
 * A message that its consumer failed to process.
 *
 * @param id id of the dead letter
 * @param type the event's type, null if it has none
 * @param address where it was published
 * @param queue the consumer's queue it was taken from
 * @param at when it was sent, ISO 8601 in UTC
 * @param body its text, null if it has none
 */
public record DeadLetter(
    String id, String type, String address, String queue, String at, String body) {}
