package io.holdfast.cache;

import io.holdfast.kernel.UnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;

/**
 * A cache that loads what it lacks. Concurrent readers of one key share one load. A load is known
 * by its future: an invalidation detaches it, so that its value is returned to those who already
 * wait for it, but is never put, and the next reader starts another load.
 *
 * @param <V> type of the values
 */
public final class ItemCache<V> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final LocalLevel<V> local;
  private final DistributedLevel distributed;
  private final CacheSource<V> source;

  /** The loads under way. Puts and removals of a key are done inside its compute methods. */
  private final Map<String, CompletableFuture<V>> loading = new ConcurrentHashMap<>();

  private final BiFunction<String, CompletableFuture<V>, CompletableFuture<V>> removal;
  private final LongAdder loads = new LongAdder();
  private final LongAdder invalidations = new LongAdder();

  ItemCache(LocalLevel<V> local, DistributedLevel distributed, CacheSource<V> source) {
    this.local = local;
    this.distributed = distributed;
    this.source = source;
    this.removal =
        (key, detached) -> {
          local.remove(key);
          return null;
        };
  }

  /**
   * The value of a key; empty if there is none.
   *
   * @throws RuntimeException as the source does
   */
  public Optional<V> find(String key) {
    V cached = cached(key);
    return cached == null
        ? Optional.ofNullable(loadAll(Set.of(key)).get(key))
        : Optional.of(cached);
  }

  /**
   * The values of keys; those without a value are missing.
   *
   * @throws RuntimeException as the source does
   */
  public Map<String, V> findAll(Collection<String> keys) {
    Map<String, V> found = new HashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    for (String key : keys) {
      V cached = cached(key);
      if (cached == null) {
        missing.add(key);
      } else {
        found.put(key, cached);
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(loadAll(missing));
    }
    return found;
  }

  private V cached(String key) {
    distributed.recordRead(key);
    V value = local.get(key);
    return value != null && source.isCurrent(value) ? value : null;
  }

  private Map<String, V> loadAll(Set<String> keys) {
    Map<String, V> found = new HashMap<>();
    Map<String, CompletableFuture<V>> own = new HashMap<>();
    Map<String, CompletableFuture<V>> others = new HashMap<>();
    for (String key : keys) {
      loading.compute(key, (k, running) -> begin(k, running, found, own, others));
    }
    if (!own.isEmpty()) {
      found.putAll(loadOwn(own));
    }
    // After the own loads, so that two readers never wait for each other.
    others.forEach(
        (key, load) -> {
          V value = await(load);
          if (value != null) {
            found.put(key, value);
          }
        });
    return found;
  }

  private CompletableFuture<V> begin(
      String key,
      CompletableFuture<V> running,
      Map<String, V> found,
      Map<String, CompletableFuture<V>> own,
      Map<String, CompletableFuture<V>> others) {
    if (running != null) {
      others.put(key, running);
      return running;
    }
    V loadedSince = local.peek(key);
    if (loadedSince != null && source.isCurrent(loadedSince)) {
      found.put(key, loadedSince);
      return null;
    }
    if (local.isUnknown(key)) {
      return null;
    }
    CompletableFuture<V> mine = new CompletableFuture<>();
    own.put(key, mine);
    return mine;
  }

  private Map<String, V> loadOwn(Map<String, CompletableFuture<V>> own) {
    Map<String, V> values;
    try {
      values = fetchOrLoad(own.keySet());
    } catch (RuntimeException | Error e) {
      own.forEach(
          (key, load) -> {
            loading.remove(key, load);
            load.completeExceptionally(e);
          });
      throw e;
    }
    own.forEach((key, load) -> finish(key, load, values.get(key)));
    return values;
  }

  private void finish(String key, CompletableFuture<V> load, V value) {
    loading.computeIfPresent(
        key,
        (k, running) -> {
          if (running != load) {
            return running;
          }
          local.put(k, value);
          return null;
        });
    load.complete(value);
  }

  private Map<String, V> fetchOrLoad(Set<String> keys) {
    Set<String> hot = distributed.hot(keys);
    if (hot.isEmpty()) {
      return load(keys);
    }
    DistributedLevel.Fetched fetched = distributed.fetch(hot);
    Map<String, V> values = new HashMap<>();
    fetched.texts().forEach((key, text) -> decode(key, text, values));
    Set<String> rest = new HashSet<>(keys);
    rest.removeAll(values.keySet());
    if (!rest.isEmpty()) {
      values.putAll(load(rest));
    }
    fetched.leases().forEach((key, lease) -> share(key, lease, values.get(key)));
    return values;
  }

  private void decode(String key, String text, Map<String, V> values) {
    try {
      V value = source.fromText(text);
      if (source.isCurrent(value)) {
        values.put(key, value);
      }
    } catch (IllegalArgumentException e) {
      // A server of another version wrote it: it is loaded from the database instead.
      values.remove(key);
    }
  }

  private void share(String key, String lease, V value) {
    if (value != null && source.isShared(value)) {
      distributed.store(key, lease, source.toText(value));
    }
  }

  private Map<String, V> load(Set<String> keys) {
    Map<String, V> loaded = source.load(keys);
    loads.add(loaded.size());
    return loaded;
  }

  private V await(CompletableFuture<V> load) {
    try {
      return load.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new UnavailableException("a value could not be loaded", e.getCause());
    } catch (TimeoutException e) {
      throw new UnavailableException("a value could not be loaded in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while a value was loaded", e);
    }
  }

  /** Forgets keys in this server. Reads that begin afterwards load again. */
  void remove(Collection<String> keys) {
    for (String key : keys) {
      loading.compute(key, removal);
    }
    invalidations.add(keys.size());
  }

  /** Forgets everything in this server. */
  void clear() {
    loading.clear();
    local.clear();
  }

  CacheState state(CacheName name) {
    return new CacheState(
        name,
        CacheState.Level.LOCAL,
        local.size(),
        local.hits(),
        local.misses(),
        loads.sum(),
        invalidations.sum());
  }
}
