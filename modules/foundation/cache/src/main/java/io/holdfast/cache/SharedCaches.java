package io.holdfast.cache;

import io.holdfast.cluster.ClusterMember;
import io.holdfast.platform.ServerThreads;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The distributed level of all caches, with the thread that tells the other servers. */
final class SharedCaches implements AutoCloseable {
  private final DistributedSettings settings;
  private final PendingInvalidations pending = new PendingInvalidations();
  private final Map<CacheName, HazelcastLevel> levels = new EnumMap<>(CacheName.class);
  private final HazelcastCluster cluster;
  private final InvalidationSender sender;
  private final Thread thread;

  SharedCaches(
      DistributedSettings settings,
      ClusterMember member,
      HazelcastCluster.Listener listener,
      ServerThreads threads) {
    this.settings = settings;
    this.cluster = new HazelcastCluster(listener);
    this.sender = new InvalidationSender(pending, cluster, this::sent);
    this.thread = threads.factory().newThread(sender);
    thread.start();
    member.join(cluster::opened);
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
    thread.interrupt();
  }
}
