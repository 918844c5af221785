package io.holdfast.web.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Units of one SKU in a request.
 *
 * @param quantity 1 to 1,000,000
 */
@Schema(name = "Units")
public record UnitsJson(
    @NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String sku,
    @NotNull @Min(1) @Max(1_000_000) Integer quantity) {}
