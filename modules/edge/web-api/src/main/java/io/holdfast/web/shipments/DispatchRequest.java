package io.holdfast.web.shipments;

import io.holdfast.web.http.TextPatterns;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request to dispatch a shipment.
 *
 * @param warehouse where the parcel leaves; the one that reserved its units if left out
 */
@Schema(name = "DispatchRequest")
public record DispatchRequest(
    @Pattern(regexp = TextPatterns.WAREHOUSE, message = TextPatterns.WAREHOUSE_RULE)
        String warehouse) {}
