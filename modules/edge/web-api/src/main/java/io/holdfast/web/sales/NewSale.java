package io.holdfast.web.sales;

import io.holdfast.sales.PutSale;
import io.holdfast.web.http.TextPatterns;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sale as an operator sends it.
 *
 * @param opensAt ISO 8601 with an offset
 * @param closesAt ISO 8601 with an offset, after the opening
 * @param admitPerSecond how many tickets are admitted in a second at most
 * @param ticketLifetime how long an admitted ticket may be used: ISO 8601 duration of whole
 *     seconds, up to 24 hours
 */
public record NewSale(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE) String name,
    @NotNull @Size(min = 1, max = PutSale.MOST_SKUS)
        List<@NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String>
            skus,
    @NotNull @Schema(format = "date-time") String opensAt,
    @NotNull @Schema(format = "date-time") String closesAt,
    @NotNull @Min(1) @Max(PutSale.MOST_PER_SECOND) Integer admitPerSecond,
    @NotNull @Schema(examples = "PT10M") String ticketLifetime) {}
