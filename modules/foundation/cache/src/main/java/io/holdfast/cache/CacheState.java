package io.holdfast.cache;

/**
 * One level of a cache, as seen by this server since it started.
 *
 * @param size entries; of the distributed level those that this server keeps
 * @param loads values that were put: loaded from the database, or into the distributed level
 * @param invalidations keys that were removed because of a change
 */
public record CacheState(
    CacheName name,
    Level level,
    long size,
    long hits,
    long misses,
    long loads,
    long invalidations) {
  /** Where the entries are. */
  public enum Level {
    /** In this server. */
    LOCAL,
    /** In the memory of all servers. */
    DISTRIBUTED
  }
}
