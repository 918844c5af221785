package io.holdfast.cache;

import com.hazelcast.cache.ICache;
import com.hazelcast.core.HazelcastException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import javax.cache.CacheException;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;

/**
 * One cache in the memory of all servers. Before a value is loaded, a lease is put in its place,
 * and only as long as the same lease is there may the value replace it; an invalidation removes
 * both. So a value that was read before a change is never put after it.
 */
final class HazelcastLevel implements DistributedLevel {
  /** How long a reader waits for all its keys. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /** After this the lease of a reader that died no longer keeps others from putting a value. */
  private static final Duration LEASE = Duration.ofSeconds(10);

  /** Longer values are not shared, so that the level is bounded in bytes too. */
  private static final int MOST_CHARACTERS = 4_096;

  private static final int SKETCH_COUNTERS = 1 << 19;
  private static final char VALUE = 'V';
  private static final char LEASED = 'L';

  private final CacheName name;
  private final HazelcastCluster cluster;
  private final PendingInvalidations pending;
  private final int hotThreshold;
  private final ExpiryPolicy valueExpiry;
  private final ExpiryPolicy leaseExpiry = expiry(LEASE);
  private final CircuitBreaker circuit = new CircuitBreaker(System::nanoTime);
  private final FrequencySketch reads = new FrequencySketch(SKETCH_COUNTERS);
  private final LongAdder invalidations = new LongAdder();
  private final LongAdder stored = new LongAdder();

  HazelcastLevel(
      CacheName name,
      HazelcastCluster cluster,
      PendingInvalidations pending,
      int hotThreshold,
      Duration expiry) {
    this.name = name;
    this.cluster = cluster;
    this.pending = pending;
    this.hotThreshold = hotThreshold;
    this.valueExpiry = expiry(expiry);
  }

  private static ExpiryPolicy expiry(Duration duration) {
    return new ModifiedExpiryPolicy(
        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, duration.toMillis()));
  }

  @Override
  public void recordRead(String key) {
    reads.record(key);
  }

  @Override
  public Set<String> hot(Set<String> keys) {
    Set<String> hot = new LinkedHashSet<>();
    for (String key : keys) {
      if (reads.estimate(key) >= hotThreshold && !pending.contains(name, key)) {
        hot.add(key);
      }
    }
    return hot;
  }

  @Override
  public Fetched fetch(Set<String> keys) {
    Optional<ICache<String, String>> cache = cluster.cache(name);
    if (cache.isEmpty() || !circuit.isClosed()) {
      return Fetched.NOTHING;
    }
    Map<String, String> texts = new HashMap<>();
    Map<String, String> leases = new HashMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      Set<String> absent = new LinkedHashSet<>();
      answers(keys, deadline, key -> cache.get().getAsync(key))
          .forEach(
              (key, text) -> {
                if (text == null) {
                  absent.add(key);
                } else if (text.charAt(0) == VALUE) {
                  texts.put(key, text.substring(1));
                }
              });
      String lease = LEASED + UUID.randomUUID().toString();
      answers(absent, deadline, key -> cache.get().putIfAbsentAsync(key, lease, leaseExpiry))
          .forEach(
              (key, given) -> {
                if (given) {
                  leases.put(key, lease);
                }
              });
      circuit.answered();
    } catch (TimeoutException
        | ExecutionException
        | HazelcastException
        | CacheException
        | IllegalStateException e) {
      // What is missing is loaded from the database.
      circuit.failed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Fetched(texts, leases);
  }

  /** All keys are asked for before the first answer is waited for. */
  private static <T> Map<String, T> answers(
      Set<String> keys, long deadline, Function<String, CompletionStage<T>> call)
      throws TimeoutException, ExecutionException, InterruptedException {
    Map<String, CompletableFuture<T>> calls = new HashMap<>();
    keys.forEach(key -> calls.put(key, call.apply(key).toCompletableFuture()));
    Map<String, T> answers = new HashMap<>();
    for (Map.Entry<String, CompletableFuture<T>> asked : calls.entrySet()) {
      long left = Math.max(0, deadline - System.nanoTime());
      answers.put(asked.getKey(), asked.getValue().get(left, TimeUnit.NANOSECONDS));
    }
    return answers;
  }

  @Override
  public void store(String key, String lease, String text) {
    if (text.length() > MOST_CHARACTERS || !circuit.isClosed()) {
      return;
    }
    try {
      cluster
          .cache(name)
          .ifPresent(cache -> cache.replaceAsync(key, lease, VALUE + text, valueExpiry));
      stored.increment();
    } catch (HazelcastException | CacheException | IllegalStateException e) {
      circuit.failed();
    }
  }

  void invalidated(int keys) {
    invalidations.add(keys);
  }

  CacheState state() {
    return cluster
        .cache(name)
        .map(ICache::getLocalCacheStatistics)
        .map(s -> state(s.getOwnedEntryCount(), s.getCacheHits(), s.getCacheMisses()))
        .orElseGet(() -> state(0, 0, 0));
  }

  private CacheState state(long size, long hits, long misses) {
    return new CacheState(
        name, CacheState.Level.DISTRIBUTED, size, hits, misses, stored.sum(), invalidations.sum());
  }
}
