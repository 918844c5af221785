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
 * A receipt of announced goods.
 *
 * @param reference of the receipt, used once for the shipment
 * @param lines may be empty if the shipment is closed
 * @param close whether what has not come is given up; false if left out
 */
@Schema(name = "NewInboundReceipt")
public record NewInboundReceipt(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String reference,
    @NotNull @Size(max = BatchLimits.MAX_ITEMS, message = "must have at most 200 items")
        List<@NotNull @Valid UnitsJson> lines,
    Boolean close) {}
