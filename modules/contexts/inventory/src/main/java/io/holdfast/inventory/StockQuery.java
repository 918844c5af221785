package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Filter, order and position of a listing of stock over all warehouses.
 *
 * @param skus only these, or null for all
 * @param warehouse only this one, or null for all
 * @param low only where stock is low, see {@link LowStock}
 * @param incoming only where units are announced
 * @param cursor position to continue from, or null for the first page
 * @param limit items on the page, 1 to 200
 */
public record StockQuery(
    @Size(max = MOST_SKUS) List<@NotNull Sku> skus,
    WarehouseCode warehouse,
    boolean low,
    boolean incoming,
    @NotNull Sort sort,
    String cursor,
    @Min(1) @Max(200) int limit) {
  /** The most SKUs that a filter may name. */
  public static final int MOST_SKUS = 10_000;

  /** The form of a cursor: units available if sorted by them, warehouse, SKU. */
  public static final String CURSOR = "[0-9]{1,10}/[a-z][a-z0-9-]{0,29}/[A-Za-z0-9._-]{1,64}";

  /** Orders of the listing; equal ones follow by SKU and warehouse. */
  public enum Sort {
    /** By SKU. */
    SKU,
    /** The fewest available units first. */
    AVAILABLE
  }
}
