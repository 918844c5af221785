package io.holdfast.web.receiving;

import io.holdfast.web.http.BatchLimits;
import io.holdfast.web.http.TextPatterns;
import io.holdfast.web.http.UnitsJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An announcement of goods.
 *
 * @param reference of the supplier, who uses it once
 * @param expectedAt ISO 8601 with an offset; may be left out
 */
@Schema(name = "NewInboundShipment")
public record NewInbound(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String reference,
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE) String supplier,
    @NotNull @Pattern(regexp = TextPatterns.WAREHOUSE, message = TextPatterns.WAREHOUSE_RULE)
        String warehouse,
    @Schema(format = "date-time") String expectedAt,
    @NotNull @Size(min = 1, max = BatchLimits.MAX_ITEMS, message = BatchLimits.RULE)
        List<@NotNull @Valid UnitsJson> lines) {}
