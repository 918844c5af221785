package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A product for sale. Its classes are a path from broad to narrow; each is empty if unknown.
 *
 * @param category class such as "Beer and Wine"
 * @param department broader class, such as "Alcoholic Beverages"
 * @param family broadest class, such as "Drink"
 * @param subcategory narrowest class, such as "Beer"
 * @param price of one unit
 */
public record Product(
    @NotNull Sku sku,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String name,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String brand,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String category,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String department,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String family,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String subcategory,
    @NotNull Money price) {

  /** A product without family and subcategory. */
  public Product(
      Sku sku, String name, String brand, String category, String department, Money price) {
    this(sku, name, brand, category, department, "", "", price);
  }
}
