package io.holdfast.cache;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Invalidations that the other servers do not know yet: each key once, however often it changes
 * meanwhile. Beyond {@value #MOST} keys of a cache, the cache is cleared as a whole instead.
 */
final class PendingInvalidations {
  static final int MOST = 50_000;
  private static final int BATCH = 1_000;

  /**
   * What is sent together.
   *
   * @param keys empty to clear the whole cache
   */
  record Batch(CacheName cache, Set<String> keys) {
    boolean isWhole() {
      return keys.isEmpty();
    }
  }

  private final Map<CacheName, Set<String>> waiting = new EnumMap<>(CacheName.class);
  private final Set<CacheName> whole = EnumSet.noneOf(CacheName.class);
  private Batch underWay;

  PendingInvalidations() {
    for (CacheName name : CacheName.values()) {
      waiting.put(name, new LinkedHashSet<>());
    }
  }

  /** Adds keys; never waits for another server. */
  synchronized void add(CacheName cache, Collection<String> keys) {
    if (whole.contains(cache)) {
      return;
    }
    Set<String> known = waiting.get(cache);
    known.addAll(keys);
    if (known.size() > MOST) {
      addWhole(cache);
    }
    notifyAll();
  }

  /** Adds all keys of a cache. */
  synchronized void addWhole(CacheName cache) {
    waiting.get(cache).clear();
    whole.add(cache);
    notifyAll();
  }

  /** Whether other servers may still have an older value of the key. */
  synchronized boolean contains(CacheName cache, String key) {
    return whole.contains(cache)
        || waiting.get(cache).contains(key)
        || underWay != null
            && underWay.cache() == cache
            && (underWay.isWhole() || underWay.keys().contains(key));
  }

  /**
   * Waits for a batch.
   *
   * @throws InterruptedException if the thread is to end
   */
  synchronized Batch take() throws InterruptedException {
    while (true) {
      for (CacheName cache : CacheName.values()) {
        if (whole.remove(cache)) {
          underWay = new Batch(cache, Set.of());
          return underWay;
        }
        if (!waiting.get(cache).isEmpty()) {
          underWay = new Batch(cache, first(waiting.get(cache)));
          return underWay;
        }
      }
      wait();
    }
  }

  private static Set<String> first(Set<String> keys) {
    Set<String> first = new HashSet<>();
    Iterator<String> next = keys.iterator();
    while (next.hasNext() && first.size() < BATCH) {
      first.add(next.next());
      next.remove();
    }
    return first;
  }

  /** The batch taken last is known to the other servers. */
  synchronized void sent() {
    underWay = null;
  }

  /** The batch taken last could not be sent: it waits again. */
  synchronized void notSent() {
    Batch failed = underWay;
    underWay = null;
    if (failed.isWhole()) {
      addWhole(failed.cache());
    } else {
      add(failed.cache(), failed.keys());
    }
  }
}
