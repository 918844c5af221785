package io.holdfast.cache;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.cache.HazelcastMemberCachingProvider;
import com.hazelcast.cache.ICache;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.CacheConfig;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.cache.CacheManager;

/** The caches and the invalidations of this server's member of the Hazelcast cluster. */
final class HazelcastCluster {
  private static final String TOPIC = "holdfast.cache.invalidations";

  /** Entries of a cache over all servers. */
  private static final int ENTRIES = 50_000;

  /** What the other servers say. */
  interface Listener {
    /** Keys were changed by another server. */
    void changed(CacheName cache, Set<String> keys);

    /** The caches of this server may have missed changes. */
    void missedChanges();

    /** So may the distributed level: two parts of the cluster have been joined. */
    void merged();
  }

  private final Listener listener;
  private final Map<CacheName, ICache<String, String>> caches = new EnumMap<>(CacheName.class);
  private volatile ITopic<String[]> topic;

  HazelcastCluster(Listener listener) {
    this.listener = listener;
  }

  /** Opens the caches in a member that has joined. */
  void opened(HazelcastInstance joined) {
    CacheManager manager =
        new HazelcastMemberCachingProvider()
            .getCacheManager(
                null, null, HazelcastCachingProvider.propertiesByInstanceItself(joined));
    for (CacheName name : CacheName.values()) {
      caches.put(name, cache(manager, name));
    }
    joined.getCluster().addMembershipListener(new Newcomers());
    joined.getLifecycleService().addLifecycleListener(this::lifecycleChanged);
    ITopic<String[]> opened = joined.getTopic(TOPIC);
    opened.addMessageListener(this::received);
    listener.missedChanges();
    topic = opened;
  }

  @SuppressWarnings("unchecked")
  private static ICache<String, String> cache(CacheManager manager, CacheName name) {
    return manager.createCache(name.label(), configuration(name)).unwrap(ICache.class);
  }

  private static CacheConfig<String, String> configuration(CacheName name) {
    CacheConfig<String, String> config = new CacheConfig<>(name.label());
    config.setStatisticsEnabled(true);
    // What is lost with a server is loaded again.
    config.setBackupCount(0);
    config.setEvictionConfig(
        new EvictionConfig()
            .setSize(ENTRIES)
            .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
            .setEvictionPolicy(EvictionPolicy.LFU));
    config.getMergePolicyConfig().setPolicy("DiscardMergePolicy");
    return config;
  }

  /** A server that joins has not received what was sent before, nor have the others from it. */
  private final class Newcomers extends MembershipAdapter {
    @Override
    public void memberAdded(MembershipEvent event) {
      listener.missedChanges();
    }
  }

  private void lifecycleChanged(LifecycleEvent event) {
    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
      listener.merged();
    }
  }

  private void received(Message<String[]> message) {
    if (!message.getPublishingMember().localMember()) {
      String[] words = message.getMessageObject();
      Set<String> keys = new HashSet<>();
      for (int i = 1; i < words.length; i++) {
        keys.add(words[i]);
      }
      CacheName.of(words[0]).ifPresent(cache -> listener.changed(cache, keys));
    }
  }

  /** The entries of a cache; empty until this server has joined. */
  Optional<ICache<String, String>> cache(CacheName name) {
    return topic == null ? Optional.empty() : Optional.of(caches.get(name));
  }

  /**
   * Removes keys from the distributed level and then tells the other servers. Waits for them.
   *
   * @return false if this server has not joined yet
   */
  boolean invalidate(PendingInvalidations.Batch batch) {
    Optional<ICache<String, String>> cache = cache(batch.cache());
    if (cache.isEmpty()) {
      return false;
    }
    if (batch.isWhole()) {
      cache.get().clear();
    } else {
      cache.get().removeAll(batch.keys());
    }
    String[] words = new String[1 + batch.keys().size()];
    words[0] = batch.cache().label();
    int next = 1;
    for (String key : batch.keys()) {
      words[next++] = key;
    }
    topic.publish(words);
    return true;
  }
}
