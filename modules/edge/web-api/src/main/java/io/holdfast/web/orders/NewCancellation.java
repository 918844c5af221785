package io.holdfast.web.orders;

import io.holdfast.web.http.TextPatterns;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a shop sends to cancel an order.
 *
 * @param reason the buyer's words; kept with the order and told with its end
 */
public record NewCancellation(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String reason) {}
