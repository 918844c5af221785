package io.holdfast.web.orders;

import io.holdfast.web.http.TextPatterns;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The request body of a cancellation.
 *
 * @param reason reason given by the caller; stored with the order and published in its event
 */
public record NewCancellation(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String reason) {}
