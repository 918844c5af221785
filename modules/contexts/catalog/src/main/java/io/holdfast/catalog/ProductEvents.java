package io.holdfast.catalog;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.ProductEvent;
import io.holdfast.platform.JsonText;

/** Builds the product events of the catalogue. */
final class ProductEvents {
  static final int FIRST_VERSION = 1;

  private ProductEvents() {}

  private record Stored(
      String sku,
      String name,
      String brand,
      String category,
      String department,
      String family,
      String subcategory,
      long priceMinorUnits,
      String currency) {}

  private record Retired(String sku) {}

  /** The state of a product as events and the audit trail show it. */
  static Object data(Product product) {
    return new Stored(
        product.sku().value(),
        product.name(),
        product.brand(),
        product.category(),
        product.department(),
        product.family(),
        product.subcategory(),
        product.price().minorUnits(),
        product.price().currency());
  }

  /** A product that is new or has changed. */
  static DomainEvent stored(Product product, int version) {
    ProductEvent type = version == FIRST_VERSION ? ProductEvent.CREATED : ProductEvent.CHANGED;
    return event(type, product.sku(), version, data(product));
  }

  /** A product that is no longer sold. */
  static DomainEvent retired(Sku sku, int version) {
    return event(ProductEvent.RETIRED, sku, version, new Retired(sku.value()));
  }

  private static DomainEvent event(ProductEvent type, Sku sku, int version, Object data) {
    return DomainEvent.of(TimeOrderedUuid.next(), type, sku.value(), version, JsonText.of(data));
  }
}
