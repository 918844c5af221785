package io.holdfast.catalog;

import io.holdfast.cache.CacheLimits;
import io.holdfast.cache.CacheName;
import io.holdfast.cache.CacheSource;
import io.holdfast.cache.Caches;
import io.holdfast.cache.ItemCache;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.JsonText;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Single products from the cache. A change made by this server is seen at once, one made by another
 * server when it is told.
 */
@Singleton
public final class CachedProducts {
  private final ItemCache<VersionedProduct> cache;

  /**
   * @param entries products that are kept in memory at most
   * @param expiry after which a product is read again although no change is known
   */
  @Inject
  public CachedProducts(
      Caches caches,
      Catalog catalog,
      @ConfigProperty(name = "holdfast.cache.products.entries", defaultValue = "50000") int entries,
      @ConfigProperty(name = "holdfast.cache.products.expiry", defaultValue = "PT1M")
          Duration expiry) {
    this.cache =
        caches.open(
            CacheName.PRODUCTS, CacheLimits.of(entries, expiry), new ProductSource(catalog));
  }

  /** As {@link Catalog#findVersioned}. */
  public Optional<VersionedProduct> find(Sku sku) {
    return cache.find(sku.value());
  }

  /** Forces creation at start, so that the cache is there to be looked at. */
  void start(@Observes Startup event) {}

  private record ProductSource(Catalog catalog) implements CacheSource<VersionedProduct> {
    /** One product at a time is asked for. */
    @Override
    public Map<String, VersionedProduct> load(Set<String> keys) {
      Map<String, VersionedProduct> found = new HashMap<>();
      for (String key : keys) {
        catalog.findVersioned(new Sku(key)).ifPresent(product -> found.put(key, product));
      }
      return found;
    }

    @Override
    public String toText(VersionedProduct product) {
      return JsonText.of(product);
    }

    @Override
    public VersionedProduct fromText(String text) {
      return JsonText.read(text, VersionedProduct.class);
    }
  }
}
