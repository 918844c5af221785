package io.holdfast.web.catalog;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The amount of a price.
 *
 * @param price of one unit, with no more decimals than its currency has
 */
@Schema(name = "NewPrice")
public record NewPrice(
    @NotNull @Digits(integer = 8, fraction = 4) @DecimalMin("0") @DecimalMax("10000000")
        BigDecimal price) {}
