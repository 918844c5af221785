package io.holdfast.web.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many units of a SKU one customer may buy.
 *
 * @param days within which they are counted, back from now
 */
@Schema(name = "PurchaseLimit")
public record NewPurchaseLimit(
    @NotNull @Min(1) @Max(1_000_000) Integer perCustomer,
    @NotNull @Min(1) @Max(365) Integer days) {}
