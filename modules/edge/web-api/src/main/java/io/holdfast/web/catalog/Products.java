package io.holdfast.web.catalog;

import io.holdfast.web.http.Bulk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Products to be stored.
 *
 * @param items new or changed, 1 to 200
 */
public record Products(
    @NotNull @Size(min = 1, max = Bulk.MAX_ITEMS, message = Bulk.RULE)
        List<@NotNull @Valid ProductJson> items) {}
