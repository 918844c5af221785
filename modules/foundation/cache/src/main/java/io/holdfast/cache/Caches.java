package io.holdfast.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import io.holdfast.cluster.ClusterMember;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;

/** The caches of this server. */
@Singleton
public final class Caches implements AutoCloseable {
  private static final AtomicInteger OPENED = new AtomicInteger();

  private final CachingProvider provider = new CaffeineCachingProvider();
  private final CacheManager manager;
  private final Ticker ticker;
  private final Map<CacheName, ItemCache<?>> open = new ConcurrentHashMap<>();

  private volatile boolean closed;

  /** Null if servers share nothing. */
  private final SharedCaches shared;

  @Inject
  public Caches(DistributedSettings settings, ClusterMember member, ServerThreads threads) {
    this(settings, member, threads, Ticker.systemTicker());
  }

  Caches(DistributedSettings settings, ClusterMember member, ServerThreads threads, Ticker ticker) {
    this.manager =
        provider.getCacheManager(
            URI.create("holdfast-" + OPENED.incrementAndGet()),
            Caches.class.getClassLoader(),
            new Properties());
    this.ticker = ticker;
    this.shared =
        settings.isOn() ? new SharedCaches(settings, member, new Others(), threads) : null;
  }

  /** Caches in this server only, without threads; for tests and tools. */
  public static Caches local() {
    return new Caches(DistributedSettings.off(), ClusterMember.none(), null);
  }

  /**
   * Opens a cache. Each name is opened once.
   *
   * @throws IllegalStateException if it is open
   */
  public <V> ItemCache<V> open(CacheName name, CacheLimits limits, CacheSource<V> source) {
    if (open.containsKey(name)) {
      throw new IllegalStateException(name.label() + " is open");
    }
    ItemCache<V> cache =
        new ItemCache<>(
            new LocalLevel<>(manager, name, limits, ticker),
            shared == null ? DistributedLevel.NONE : shared.level(name, limits.expiry()),
            source);
    open.put(name, cache);
    return cache;
  }

  /**
   * Removes changed keys. On return no later read of this server gets an older value; the other
   * servers are told in the background. Does not wait for them, whatever their state.
   */
  public void invalidate(CacheName name, Collection<String> keys) {
    // A transaction may still end after the application's caches are closed.
    if (keys.isEmpty() || closed) {
      return;
    }
    if (shared != null) {
      // Before the removal: a reader that finds nothing here must not fetch the older value there.
      shared.invalidate(name, keys);
    }
    ItemCache<?> cache = open.get(name);
    if (cache != null) {
      cache.remove(keys);
    }
  }

  /** Removes everything, here and in the other servers; for what may have changed unannounced. */
  public void clear(CacheName name) {
    if (shared != null) {
      shared.clear(name);
    }
    clearHere(name);
  }

  private void clearHere(CacheName name) {
    ItemCache<?> cache = open.get(name);
    if (cache != null) {
      cache.clear();
    }
  }

  /** Both levels of each open cache; the distributed one only where it is switched on. */
  public List<CacheState> states() {
    List<CacheState> states = new ArrayList<>();
    for (CacheName name : CacheName.values()) {
      ItemCache<?> cache = open.get(name);
      if (cache != null) {
        states.add(cache.state(name));
      }
    }
    if (shared != null) {
      states.addAll(shared.states());
    }
    return states;
  }

  /** What other servers changed. */
  private final class Others implements HazelcastCluster.Listener {
    @Override
    public void changed(CacheName name, Set<String> keys) {
      ItemCache<?> cache = open.get(name);
      if (cache != null && keys.isEmpty()) {
        cache.clear();
      } else if (cache != null) {
        cache.remove(keys);
      }
    }

    @Override
    public void missedChanges() {
      open.keySet().forEach(Caches.this::clearHere);
    }

    @Override
    public void merged() {
      open.keySet().forEach(Caches.this::clear);
    }
  }

  /** Forgets everything. */
  @Override
  @PreDestroy
  public void close() {
    closed = true;
    if (shared != null) {
      shared.close();
    }
    provider.close();
  }
}
