package io.holdfast.web.catalog;

import io.holdfast.catalog.CatalogService;
import io.holdfast.kernel.Sku;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemException;
import io.holdfast.web.problems.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;

/** Refuses SKUs that the catalogue lacks, for contexts that do not ask the catalogue themselves. */
@Singleton
public final class KnownSkus {
  private final CatalogService catalog;

  @Inject
  public KnownSkus(CatalogService catalog) {
    this.catalog = catalog;
  }

  /**
   * Returns if the catalogue has each SKU, also as a retired product, and none is a bundle, which
   * has no stock of its own.
   *
   * @throws ProblemException unknown-sku, naming those that it lacks
   */
  public void require(Collection<Sku> skus) {
    Set<Sku> unknown = catalog.unknown(skus.stream().distinct().toList());
    catalog.requireNoBundle(skus.stream().distinct().toList());
    if (!unknown.isEmpty()) {
      throw Problem.of(ProblemType.UNKNOWN_SKU, unknown.size() + " SKU(s) are not in the catalogue")
          .with("skus", unknown.stream().map(Sku::value).toList())
          .asException();
    }
  }
}
