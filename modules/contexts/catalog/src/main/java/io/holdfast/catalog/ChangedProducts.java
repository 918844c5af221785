package io.holdfast.catalog;

import io.holdfast.cache.CacheName;
import io.holdfast.cache.Caches;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.ProductEvent;
import io.holdfast.messaging.HubDatabase;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Invalidates what is cached of a product when its event is committed: whoever changes a product
 * publishes that event. Availability too, since a SKU without stock is known by its product.
 */
@Singleton
public final class ChangedProducts {
  private final Caches caches;

  @Inject
  public ChangedProducts(HubDatabase hub, Caches caches) {
    this.caches = caches;
    hub.outbox().observe(this::committed);
  }

  private void committed(List<DomainEvent> events) {
    Set<String> skus = new LinkedHashSet<>();
    for (DomainEvent event : events) {
      if (event.stream().equals(ProductEvent.STREAM)) {
        skus.add(event.aggregateId());
      }
    }
    caches.invalidate(CacheName.PRODUCTS, skus);
    caches.invalidate(CacheName.AVAILABILITY, skus);
  }

  /** Forces creation at start, before the first change. */
  void start(@Observes Startup event) {}
}
