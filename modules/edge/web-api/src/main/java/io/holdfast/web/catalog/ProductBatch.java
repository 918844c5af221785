package io.holdfast.web.catalog;

import io.holdfast.web.http.BatchLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Products to be stored.
 *
 * @param items new or changed, 1 to 200
 */
public record ProductBatch(
    @NotNull @Size(min = 1, max = BatchLimits.MAX_ITEMS, message = BatchLimits.RULE)
        List<@NotNull @Valid ProductJson> items) {}
