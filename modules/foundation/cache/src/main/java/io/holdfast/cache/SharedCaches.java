package io.holdfast.cache;

import io.holdfast.platform.ServerThreads;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The distributed level of all caches, with its member of the cluster and its threads. */
final class SharedCaches implements AutoCloseable {
  private final DistributedSettings settings;
  private final PendingInvalidations pending = new PendingInvalidations();
  private final Map<CacheName, HazelcastLevel> levels = new EnumMap<>(CacheName.class);
  private final HazelcastCluster cluster;
  private final InvalidationSender sender;
  private final List<Thread> threads;

  SharedCaches(
      DistributedSettings settings, HazelcastCluster.Listener listener, ServerThreads threads) {
    this.settings = settings;
    this.cluster = new HazelcastCluster(settings, listener);
    this.sender = new InvalidationSender(pending, cluster, this::sent);
    this.threads =
        List.of(threads.factory().newThread(cluster), threads.factory().newThread(sender));
    this.threads.forEach(Thread::start);
  }

  synchronized DistributedLevel level(CacheName name, Duration expiry) {
    return levels.computeIfAbsent(
        name, n -> new HazelcastLevel(n, cluster, pending, settings.hotThreshold(), expiry));
  }

  private synchronized void sent(PendingInvalidations.Batch batch) {
    HazelcastLevel level = levels.get(batch.cache());
    if (level != null) {
      level.invalidated(batch.keys().size());
    }
  }

  void invalidate(CacheName name, Collection<String> keys) {
    pending.add(name, keys);
  }

  void clear(CacheName name) {
    pending.addWhole(name);
  }

  synchronized List<CacheState> states() {
    return levels.values().stream().map(HazelcastLevel::state).toList();
  }

  @Override
  public void close() {
    sender.close();
    threads.forEach(Thread::interrupt);
    cluster.close();
  }
}
