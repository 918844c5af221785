package io.holdfast.web.inventory;

import io.holdfast.web.http.BatchLimits;
import io.holdfast.web.http.TextPatterns;
import io.holdfast.web.http.UnitsJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Goods to be sent from one warehouse to another. */
@Schema(name = "NewTransfer")
public record NewTransfer(
    @NotNull @Pattern(regexp = TextPatterns.WAREHOUSE, message = TextPatterns.WAREHOUSE_RULE)
        String from,
    @NotNull @Pattern(regexp = TextPatterns.WAREHOUSE, message = TextPatterns.WAREHOUSE_RULE)
        String to,
    @NotNull @Size(min = 1, max = BatchLimits.MAX_ITEMS, message = BatchLimits.RULE)
        List<@NotNull @Valid UnitsJson> lines) {}
