package io.holdfast.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.management.CacheStatisticsMXBean;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The entries in this server: values, and keys known to have none. */
final class LocalLevel<V> {
  private final Cache<String, V> values;
  private final Cache<String, Boolean> unknown;
  private final CacheStatisticsMXBean statistics;

  LocalLevel(CacheManager caches, CacheName name, CacheLimits limits, Ticker ticker) {
    values =
        caches.createCache(
            name.label(), configuration(limits.entries(), limits.expiry(), ticker, true));
    unknown =
        caches.createCache(
            name.label() + "-unknown",
            configuration(limits.unknown(), limits.unknownExpiry(), ticker, false));
    statistics =
        JMX.newMXBeanProxy(
            ManagementFactory.getPlatformMBeanServer(),
            statistics(caches, name.label()),
            CacheStatisticsMXBean.class);
  }

  private static <T> CaffeineConfiguration<String, T> configuration(
      int entries, Duration expiry, Ticker ticker, boolean statistics) {
    CaffeineConfiguration<String, T> configuration = new CaffeineConfiguration<>();
    configuration.setMaximumSize(OptionalLong.of(entries));
    configuration.setExpireAfterWrite(OptionalLong.of(expiry.toNanos()));
    configuration.setTickerFactory(() -> ticker);
    // Values are immutable: they need not be copied.
    configuration.setStoreByValue(false);
    configuration.setStatisticsEnabled(statistics);
    return configuration;
  }

  /** The name that JCache prescribes. */
  private static ObjectName statistics(CacheManager caches, String cache) {
    String manager = caches.getURI().toString().replaceAll("[,:=\n]", ".");
    try {
      return new ObjectName(
          "javax.cache:type=CacheStatistics,CacheManager=" + manager + ",Cache=" + cache);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(manager, e);
    }
  }

  /** The value, or null. */
  V get(String key) {
    return values.get(key);
  }

  /** The value or null; an absent one is not counted as a miss. */
  V peek(String key) {
    return values.containsKey(key) ? values.get(key) : null;
  }

  boolean isUnknown(String key) {
    return unknown.containsKey(key);
  }

  /**
   * @param value null if there is none
   */
  void put(String key, V value) {
    if (value == null) {
      unknown.put(key, Boolean.TRUE);
    } else {
      values.put(key, value);
    }
  }

  void remove(String key) {
    values.remove(key);
    unknown.remove(key);
  }

  void clear() {
    values.clear();
    unknown.clear();
  }

  long size() {
    var caffeine = values.unwrap(com.github.benmanes.caffeine.cache.Cache.class);
    caffeine.cleanUp();
    return caffeine.estimatedSize();
  }

  long hits() {
    return statistics.getCacheHits();
  }

  long misses() {
    return statistics.getCacheMisses();
  }
}
