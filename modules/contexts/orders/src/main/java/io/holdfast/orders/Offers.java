package io.holdfast.orders;

import io.holdfast.cache.CacheLimits;
import io.holdfast.cache.CacheName;
import io.holdfast.cache.Caches;
import io.holdfast.cache.ItemCache;
import io.holdfast.catalog.BundlePart;
import io.holdfast.catalog.Catalog;
import io.holdfast.inventory.Stock;
import io.holdfast.kernel.Sku;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.settlement.OverdueSkus;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is offered, from the cache. A change of stock made by this server is seen at once, one made
 * by another server when it is told; whatever else changes is seen when the cached value expires.
 * For showing only: a sale is decided on the stock itself.
 */
@Singleton
public final class Offers {
  private final ItemCache<Offer> cache;
  private final OverdueSkus overdue;

  /**
   * @param entries SKUs that are kept in memory at most
   * @param expiry after which an offer is read again although no change is known
   */
  @Inject
  public Offers(
      Caches caches,
      Stock stock,
      Catalog catalog,
      Orders orders,
      HubDatabase hub,
      @ConfigProperty(name = "holdfast.cache.availability.entries", defaultValue = "350000")
          int entries,
      @ConfigProperty(name = "holdfast.cache.availability.expiry", defaultValue = "PT5M")
          Duration expiry) {
    this.cache =
        caches.open(
            CacheName.AVAILABILITY,
            CacheLimits.of(entries, expiry),
            new OfferSource(stock, catalog, orders));
    this.overdue =
        new OverdueSkus(
            hub, orders::overdue, skus -> caches.invalidate(CacheName.AVAILABILITY, skus));
  }

  /**
   * What is offered of a SKU; empty if neither a reachable warehouse nor the catalogue knows it.
   *
   * @throws io.holdfast.kernel.UnavailableException if it is not cached and the catalogue must be
   *     asked and cannot
   */
  public Optional<Offer> find(Sku sku) {
    overdue.refresh();
    return cache.find(sku.value()).map(this::ofParts);
  }

  /** A bundle is offered as far as its parts are. */
  private Offer ofParts(Offer offer) {
    return offer.parts().isEmpty()
        ? offer
        : offer.from(cache.findAll(offer.parts().stream().map(BundlePart::sku).toList()));
  }

  /** As {@link #find} for several SKUs, in their order; those not known are missing. */
  public Map<Sku, Offer> findAll(Collection<Sku> skus) {
    overdue.refresh();
    List<String> keys = new ArrayList<>(skus.size());
    skus.forEach(sku -> keys.add(sku.value()));
    Map<String, Offer> found = cache.findAll(keys);
    Map<Sku, Offer> offers = new LinkedHashMap<>();
    for (Sku sku : skus) {
      Offer offer = found.get(sku.value());
      if (offer != null) {
        offers.put(sku, ofParts(offer));
      }
    }
    return offers;
  }

  /** Forces creation at start, so that the cache is there to be looked at. */
  void start(@Observes Startup event) {}
}
