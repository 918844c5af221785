package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

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

  @Column(name = "price_cents")
  private long priceMinorUnits;

  private String currency;
  @Version private int version;

  Product toProduct() {
    return new Product(
        new Sku(sku), name, brand, category, department, new Money(priceMinorUnits, currency));
  }
}
