package io.holdfast.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A map as the database: what is cached of it, and how often it was asked. */
class TestSource implements CacheSource<Integer> {
  final Map<String, Integer> rows = new ConcurrentHashMap<>();
  final AtomicInteger queries = new AtomicInteger();
  volatile boolean current = true;

  /** Runs in each query after the rows were read. */
  volatile Runnable slow = () -> {};

  @Override
  public Map<String, Integer> load(Set<String> keys) {
    queries.incrementAndGet();
    Map<String, Integer> found = new HashMap<>();
    keys.forEach(
        key -> {
          Integer value = rows.get(key);
          if (value != null) {
            found.put(key, value);
          }
        });
    slow.run();
    return found;
  }

  @Override
  public String toText(Integer value) {
    return value.toString();
  }

  @Override
  public Integer fromText(String text) {
    return Integer.valueOf(text);
  }

  @Override
  public boolean isCurrent(Integer value) {
    return current;
  }
}
