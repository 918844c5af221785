package io.holdfast.cache;

import java.util.Map;
import java.util.Set;

/**
 * Where the values of a cache come from. Values are immutable.
 *
 * @param <V> type of the values
 */
public interface CacheSource<V> {
  /**
   * Loads values, with one query for all of them. Runs in the thread of a reader.
   *
   * @return a key without a value is missing; it is remembered as unknown for a short time
   */
  Map<String, V> load(Set<String> keys);

  /** The value as text, for the distributed level. */
  String toText(V value);

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException if another version of the application wrote it
   */
  V fromText(String text);

  /** Whether a cached value may be used now; asked at each read and must not wait. */
  default boolean isCurrent(V value) {
    return true;
  }

  /** Whether the other servers may use the value too. */
  default boolean isShared(V value) {
    return true;
  }
}
