package io.holdfast.cache;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.cache.HazelcastMemberCachingProvider;
import com.hazelcast.cache.ICache;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;

/**
 * This server's member of the Hazelcast cluster. It joins in the background: the application starts
 * without waiting for it, and works without it.
 */
final class HazelcastCluster implements Runnable, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(HazelcastCluster.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final String TOPIC = "holdfast.cache.invalidations";

  /** What the other servers say. */
  interface Listener {
    /** Keys were changed by another server. */
    void changed(CacheName cache, Set<String> keys);

    /** The caches of this server may have missed changes. */
    void missedChanges();

    /** So may the distributed level: two parts of the cluster have been joined. */
    void merged();
  }

  private final DistributedSettings settings;
  private final Listener listener;
  private final Map<CacheName, ICache<String, String>> caches = new EnumMap<>(CacheName.class);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile HazelcastInstance member;
  private volatile ITopic<String[]> topic;

  HazelcastCluster(DistributedSettings settings, Listener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  @Override
  public void run() {
    try {
      do {
        try {
          join();
          return;
        } catch (RuntimeException e) {
          // The port may be taken by a server that is about to stop: tried again after a pause.
          LOG.log(System.Logger.Level.WARNING, "the caches are not distributed: " + e.getMessage());
          leave();
        }
      } while (!closed.await(RETRY.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void join() {
    HazelcastInstance joined = Hazelcast.newHazelcastInstance(HazelcastConfiguration.of(settings));
    member = joined;
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
    if (closed.getCount() == 0) {
      leave();
    }
  }

  @SuppressWarnings("unchecked")
  private static ICache<String, String> cache(CacheManager manager, CacheName name) {
    return manager
        .createCache(name.label(), HazelcastConfiguration.cache(name))
        .unwrap(ICache.class);
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

  private void leave() {
    HazelcastInstance leaving = member;
    if (leaving != null) {
      leaving.getLifecycleService().terminate();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    leave();
  }
}
