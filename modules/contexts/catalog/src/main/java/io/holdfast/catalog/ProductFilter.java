package io.holdfast.catalog;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * Which products are wanted: those that match all parts that are not null.
 *
 * @param text words of name, brand, classes or SKU, their beginnings, or such words with a typing
 *     error
 * @param category exact category
 * @param brand exact brand
 * @param family exact family
 * @param department exact department
 * @param subcategory exact subcategory
 * @param minPrice lowest price, in whatever currency
 * @param maxPrice highest price, in whatever currency
 */
public record ProductFilter(
    @Size(max = 200) String text,
    String category,
    String brand,
    String family,
    String department,
    String subcategory,
    @DecimalMin("0") BigDecimal minPrice,
    @DecimalMin("0") BigDecimal maxPrice) {

  /** A filter by words and category alone, each of which may be null. */
  public static ProductFilter of(String text, String category) {
    return new ProductFilter(text, category, null, null, null, null, null, null);
  }
}
