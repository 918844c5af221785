package io.holdfast.web.inventory;

import io.holdfast.web.http.BatchLimits;
import io.holdfast.web.http.UnitsJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receipt of transferred goods.
 *
 * @param lines may be empty if the transfer is closed
 * @param close whether what has not arrived is lost; false if left out
 */
@Schema(name = "NewTransferReceipt")
public record NewTransferReceipt(
    @NotNull @Size(max = BatchLimits.MAX_ITEMS, message = "must have at most 200 items")
        List<@NotNull @Valid UnitsJson> lines,
    Boolean close) {}
