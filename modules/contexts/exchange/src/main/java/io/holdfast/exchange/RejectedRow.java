package io.holdfast.exchange;

/**
 * A row that was not imported.
 *
 * @param line of the file where the row begins; the first line is 1
 * @param reason for a person
 */
public record RejectedRow(int line, String reason) {}
