package io.holdfast.web.problems;

/**
 * One rule that a request breaks.
 *
 * @param field where, such as {@code lines[0].quantity}; the name of a parameter or a body's field
 * @param message what the rule is, for a person
 */
public record Violation(String field, String message) {}
