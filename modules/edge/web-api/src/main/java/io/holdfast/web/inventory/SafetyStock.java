package io.holdfast.web.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Safety stock.
 *
 * @param quantity units, 0 to 1,000,000
 */
@Schema(name = "SafetyStock")
public record SafetyStock(@NotNull @Min(0) @Max(1_000_000) Integer quantity) {}
