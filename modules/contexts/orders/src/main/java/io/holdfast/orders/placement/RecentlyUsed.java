package io.holdfast.orders.placement;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was used last. For one batch at a time. */
final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
  private final int most;

  /**
   * @param most entries; one more drives out the one that was not used for the longest time
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
