package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** A product as it is stored. */
@Entity
@Table(schema = "catalog", name = "product")
class ProductRow {
  @Id private String sku;

  @Column(nullable = false)
  private String name;

  private String brand;
  private String category;
  private String department;
  private String family;
  private String subcategory;

  @Column(name = "price_cents")
  private long priceMinorUnits;

  private String currency;

  /** JSON; null unless it is a bundle. */
  private String parts;

  @Column(name = "retired_at")
  private Instant retiredAt;

  @Version private int version;

  /** For JPA. */
  protected ProductRow() {}

  ProductRow(Product product) {
    this.sku = product.sku().value();
    this.parts = product.isBundle() ? JsonText.of(product.parts()) : null;
    change(product);
  }

  /**
   * Changes name, price or category; a retired product is on sale again. Parts stay as they are.
   * Returns whether anything changed.
   */
  final boolean change(Product product) {
    if (retiredAt == null && name != null && toProduct().equals(product)) {
      return false;
    }
    name = product.name();
    brand = product.brand();
    category = product.category();
    department = product.department();
    family = product.family();
    subcategory = product.subcategory();
    priceMinorUnits = product.price().minorUnits();
    currency = product.price().currency();
    retiredAt = null;
    return true;
  }

  /** Retires the product. Returns whether it was on sale before. */
  boolean retire(Instant now) {
    boolean sold = retiredAt == null;
    retiredAt = sold ? now : retiredAt;
    return sold;
  }

  int version() {
    return version;
  }

  Product toProduct() {
    return new Product(
        new Sku(sku),
        name,
        brand,
        category,
        department,
        family,
        subcategory,
        new Money(priceMinorUnits, currency),
        parts == null ? List.of() : List.of(JsonText.read(parts, BundlePart[].class)));
  }
}
