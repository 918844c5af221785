package io.holdfast.catalog;

import io.holdfast.kernel.Sku;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Single products from the cache, for external callers: checks roles. */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class ProductReads {
  private final CachedProducts products;

  @Inject
  public ProductReads(CachedProducts products) {
    this.products = products;
  }

  /** As {@link CachedProducts#find}. */
  public Optional<VersionedProduct> find(Sku sku) {
    return products.find(sku);
  }
}
