package io.holdfast.orders.placement;

import java.util.LinkedHashMap;
import java.util.Map;

/** A bounded LRU map. Not thread-safe: used by one batch at a time. */
final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
  private final int most;

  /**
   * @param most maximum number of entries; the least recently used is evicted
   */
  RecentlyUsed(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
