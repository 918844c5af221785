package io.holdfast.cache;

import java.util.Map;
import java.util.Set;

/**
 * What a cache needs of the entries that all servers share. No method waits longer than briefly.
 */
interface DistributedLevel {
  /**
   * What is there of some keys.
   *
   * @param texts values
   * @param leases of keys that had no value: whoever has the lease may put one
   */
  record Fetched(Map<String, String> texts, Map<String, String> leases) {
    static final Fetched NOTHING = new Fetched(Map.of(), Map.of());
  }

  /** No servers share anything. */
  DistributedLevel NONE =
      new DistributedLevel() {
        @Override
        public void recordRead(String key) {}

        @Override
        public Set<String> hot(Set<String> keys) {
          return Set.of();
        }

        @Override
        public Fetched fetch(Set<String> keys) {
          return Fetched.NOTHING;
        }

        @Override
        public void store(String key, String lease, String text) {}
      };

  /** Records a read, so that the key may become hot. */
  void recordRead(String key);

  /** Those of the keys that are read often and about which no invalidation waits to be sent. */
  Set<String> hot(Set<String> keys);

  /** Looks keys up. If the other servers do not answer in time, nothing is found. */
  Fetched fetch(Set<String> keys);

  /** Puts a value, unless the key was invalidated since the lease was given. Does not wait. */
  void store(String key, String lease, String text);
}
