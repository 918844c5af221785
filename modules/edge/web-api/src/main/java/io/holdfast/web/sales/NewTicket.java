package io.holdfast.web.sales;

import io.holdfast.web.http.TextPatterns;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wants a ticket. */
@Schema(name = "NewSaleTicket")
public record NewTicket(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String customerId) {}
