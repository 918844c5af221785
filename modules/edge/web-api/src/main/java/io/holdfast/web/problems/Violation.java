package io.holdfast.web.problems;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One rule that a request breaks.
 *
 * @param field where, such as {@code lines[0].quantity}; the name of a parameter or a body's field
 * @param message what the rule is, for a person
 */
@Schema(name = "Violation")
public record Violation(String field, String message) {}
