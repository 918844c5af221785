package io.holdfast.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Filter, order and position of a listing.
 *
 * @param after position to continue from, or null for the first page
 * @param limit items on the page, 1 to 200
 */
public record ProductQuery(
    @NotNull @Valid ProductFilter filter,
    @NotNull ProductSort sort,
    ProductPosition after,
    @Min(1) @Max(200) int limit) {

  /**
   * @throws IllegalArgumentException if the position is one of another order
   */
  public ProductQuery {
    if (after != null && after.order() != ProductPosition.orderOf(filter, sort)) {
      throw new IllegalArgumentException("the position belongs to another order");
    }
  }

  /**
   * A listing by words and category, each of which may be null.
   *
   * @throws IllegalArgumentException if the cursor is malformed
   */
  public static ProductQuery of(String text, String category, String cursor, int limit) {
    return new ProductQuery(
        ProductFilter.of(text, category),
        ProductSort.RELEVANCE,
        cursor == null ? null : ProductPosition.parse(cursor),
        limit);
  }

  /** The same listing from another position on, with another limit. */
  public ProductQuery from(String cursor, int items) {
    return new ProductQuery(filter, sort, ProductPosition.parse(cursor), items);
  }
}
