package io.holdfast.web.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.catalog.BundlePart;
import io.holdfast.catalog.Product;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.web.http.TextPatterns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A product as it is shown and stored. Its classes are, from broad to narrow: family, department,
 * category, subcategory.
 *
 * @param price of one unit, with no more decimals than its currency has; a number, or the same as a
 *     text
 * @param currency ISO 4217
 * @param parts of a bundle, fixed when it is made; left out for a product with stock of its own,
 *     and in lists
 */
@Schema(name = "Product")
@PriceFitsCurrency
public record ProductJson(
    @NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String sku,
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE) String name,
    @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String brand,
    @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String category,
    @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String department,
    @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String family,
    @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String subcategory,
    @NotNull @Digits(integer = 8, fraction = MOST_DECIMALS) @DecimalMin("0") @DecimalMax("10000000")
        BigDecimal price,
    @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters")
        String currency,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(nullable = true)
        @Size(min = 1, max = BundlePart.MOST_PARTS)
        List<@NotNull @Valid Part> parts) {
  /** Units of a product in one bundle. */
  @Schema(name = "BundlePart")
  public record Part(
      @NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String sku,
      @NotNull @Min(1) @Max(BundlePart.MOST_UNITS) Integer quantity) {}

  /** A product with stock of its own. */
  public ProductJson(
      String sku,
      String name,
      String brand,
      String category,
      String department,
      String family,
      String subcategory,
      BigDecimal price,
      String currency) {
    this(sku, name, brand, category, department, family, subcategory, price, currency, null);
  }

  /** No currency of ISO 4217 has more. */
  private static final int MOST_DECIMALS = 4;

  static ProductJson of(Product product) {
    return new ProductJson(
        product.sku().value(),
        product.name(),
        product.brand(),
        product.category(),
        product.department(),
        product.family(),
        product.subcategory(),
        product.price().amount(),
        product.price().currency(),
        product.isBundle()
            ? product.parts().stream().map(part -> new Part(part.sku(), part.quantity())).toList()
            : null);
  }

  Product toProduct() {
    return new Product(
        new Sku(sku),
        name,
        orEmpty(brand),
        orEmpty(category),
        orEmpty(department),
        orEmpty(family),
        orEmpty(subcategory),
        Money.of(price, currency),
        parts == null
            ? List.of()
            : parts.stream().map(part -> new BundlePart(part.sku(), part.quantity())).toList());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
