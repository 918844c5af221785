package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A product for sale. Its classes are a path from broad to narrow; each is empty if unknown.
 *
 * @param category class such as "Beer and Wine"
 * @param department broader class, such as "Alcoholic Beverages"
 * @param family broadest class, such as "Drink"
 * @param subcategory narrowest class, such as "Beer"
 * @param price of one unit
 * @param parts of a bundle; empty for a product with stock of its own
 */
public record Product(
    @NotNull Sku sku,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String name,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String brand,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String category,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String department,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String family,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String subcategory,
    @NotNull Money price,
    @NotNull @Size(max = BundlePart.MOST_PARTS) List<@NotNull @Valid BundlePart> parts) {

  public Product {
    parts = parts == null ? List.of() : List.copyOf(parts);
  }

  /** A product with stock of its own. */
  public Product(
      Sku sku,
      String name,
      String brand,
      String category,
      String department,
      String family,
      String subcategory,
      Money price) {
    this(sku, name, brand, category, department, family, subcategory, price, List.of());
  }

  /** A product without family and subcategory. */
  public Product(
      Sku sku, String name, String brand, String category, String department, Money price) {
    this(sku, name, brand, category, department, "", "", price);
  }

  /** Whether it is made of others. */
  public boolean isBundle() {
    return !parts.isEmpty();
  }

  /** The same made of these parts. */
  public Product of(List<BundlePart> others) {
    return new Product(sku, name, brand, category, department, family, subcategory, price, others);
  }
}
