package io.holdfast.web.operations;

import io.holdfast.cache.CacheName;
import io.holdfast.cache.CacheState;
import io.holdfast.cache.Caches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Gauges of both levels of each cache; zero for a level that is switched off. */
@ApplicationScoped
public class CacheMetrics {
  @Inject private MetricRegistry registry;
  @Inject private Caches caches;

  void register(@Observes Startup event) {
    for (CacheName name : CacheName.values()) {
      for (CacheState.Level level : CacheState.Level.values()) {
        gauge(name, level, "size", "Entries", CacheState::size);
        gauge(name, level, "hits", "Reads that found a value", CacheState::hits);
        gauge(name, level, "misses", "Reads that found none", CacheState::misses);
        gauge(name, level, "loads", "Values that were put", CacheState::loads);
        gauge(name, level, "invalidations", "Changed keys", CacheState::invalidations);
      }
    }
  }

  private void gauge(
      CacheName name,
      CacheState.Level level,
      String what,
      String description,
      ToLongFunction<CacheState> value) {
    registry.gauge(
        Metadata.builder().withName("holdfast_cache_" + what).withDescription(description).build(),
        () -> value(name, level, value),
        new Tag("cache", name.label()),
        new Tag("level", level.name().toLowerCase(Locale.ROOT)));
  }

  private long value(CacheName name, CacheState.Level level, ToLongFunction<CacheState> value) {
    return caches.states().stream()
        .filter(state -> state.name() == name && state.level() == level)
        .mapToLong(value)
        .sum();
  }
}
