package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue for external callers: checks roles and validates input. Other contexts use {@link
 * Catalog}.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class CatalogService {
  private static final int MOST = 200;

  private final Catalog catalog;
  private final ProductPrices prices;

  @Inject
  public CatalogService(Catalog catalog, ProductPrices prices) {
    this.catalog = catalog;
    this.prices = prices;
  }

  /** As {@link Catalog#find}. */
  public Optional<Product> find(@NotNull Sku sku) {
    return catalog.find(sku);
  }

  /** As {@link Catalog#list}. */
  public Page<Product> list(@NotNull @Valid ProductQuery query) {
    return catalog.list(query);
  }

  /** As {@link Catalog#facets}. */
  public Facets facets(@NotNull @Valid ProductFilter filter) {
    return catalog.facets(filter);
  }

  /** As {@link Catalog#classes}. */
  public List<ClassCount> classes() {
    return catalog.classes();
  }

  /** As {@link Catalog#prices}, for up to 200 SKUs. */
  public Map<Sku, Money> prices(@NotNull @Size(max = MOST) Collection<@NotNull Sku> skus) {
    return catalog.prices(skus);
  }

  /** As {@link ProductPrices#list}. */
  public List<ScheduledPrice> priceList(@NotNull Sku sku) {
    return prices.list(sku);
  }

  /** As {@link ProductPrices#put}. */
  @RolesAllowed(Role.OPERATOR)
  public void putPrice(@NotNull Sku sku, @NotNull Money price, @NotNull Instant validFrom) {
    prices.put(sku, price, validFrom);
  }

  /** As {@link ProductPrices#drop}. */
  @RolesAllowed(Role.OPERATOR)
  public boolean dropPrice(@NotNull Sku sku, @NotNull String currency, @NotNull Instant validFrom) {
    return prices.drop(sku, currency, validFrom);
  }

  /** As {@link Catalog#unknown}, for up to 200 SKUs. */
  public Set<Sku> unknown(@NotNull @Size(max = MOST) Collection<@NotNull Sku> skus) {
    return catalog.unknown(skus);
  }

  /** As {@link Catalog#store}, for 1 to 200 products. */
  @RolesAllowed(Role.ADMIN)
  public int store(@NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid Product> products) {
    return catalog.store(products);
  }

  /**
   * Returns if each SKU has stock of its own, or is not known.
   *
   * @throws BundleException if one is a bundle
   */
  public void requireNoBundle(@NotNull @Size(max = MOST) Collection<@NotNull Sku> skus) {
    Set<Sku> bundles = catalog.bundles(skus).keySet();
    if (!bundles.isEmpty()) {
      throw new BundleException(bundles + " are bundles and have no stock of their own");
    }
  }

  /** As {@link Catalog#findVersioned}. */
  public Optional<VersionedProduct> findVersioned(@NotNull Sku sku) {
    return catalog.findVersioned(sku);
  }

  /** As {@link Catalog#create}. */
  @RolesAllowed(Role.OPERATOR)
  public VersionedProduct create(@NotNull @Valid Product product) {
    return catalog.create(product);
  }

  /** As {@link Catalog#change}. */
  @RolesAllowed(Role.OPERATOR)
  public VersionedProduct change(
      @NotNull @Valid Product product, @NotNull VersionCondition expected) {
    return catalog.change(product, expected);
  }

  /** As {@link Catalog#retire(Sku, VersionCondition)}. */
  @RolesAllowed(Role.OPERATOR)
  public boolean retire(@NotNull Sku sku, @NotNull VersionCondition expected) {
    return catalog.retire(sku, expected);
  }
}
