package io.holdfast.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cluster.ClusterMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ItemCacheTest {
  private static final int ENTRIES = 100;
  private static final CacheLimits LIMITS =
      new CacheLimits(ENTRIES, Duration.ofSeconds(60), 10, Duration.ofSeconds(2));

  private final AtomicLong nanos = new AtomicLong();
  private final TestSource source = new TestSource();
  private final Caches caches =
      new Caches(DistributedSettings.off(), ClusterMember.none(), null, nanos::get);
  private final ItemCache<Integer> cache = caches.open(CacheName.AVAILABILITY, LIMITS, source);

  @AfterEach
  void close() {
    caches.close();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void change(String key, int value) {
    source.rows.put(key, value);
    invalidate(key);
  }

  private void invalidate(String... keys) {
    caches.invalidate(CacheName.AVAILABILITY, List.of(keys));
  }

  @Test
  void a_thousand_concurrent_misses_make_one_query() throws InterruptedException {
    source.rows.put("tea", 7);
    List<Integer> answers = new CopyOnWriteArrayList<>();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      readers.add(new Thread(null, () -> answers.add(cache.find("tea").orElseThrow()), "r", 65536));
    }
    source.slow = () -> awaitWaiting(readers, 999);

    readers.forEach(Thread::start);
    for (Thread reader : readers) {
      reader.join();
    }

    assertThat(answers).hasSize(1_000).containsOnly(7);
    assertThat(source.queries).hasValue(1);
  }

  private static void awaitWaiting(Collection<Thread> threads, long number) {
    while (threads.stream().filter(t -> t.getState() == Thread.State.TIMED_WAITING).count()
        < number) {
      Thread.yield();
    }
  }

  @Test
  void many_keys_are_loaded_by_one_query_and_only_those_that_are_missing() {
    source.rows.putAll(Map.of("tea", 7, "milk", 3, "rum", 1));
    cache.find("tea");

    assertThat(cache.findAll(List.of("tea", "milk", "rum", "nothing")))
        .isEqualTo(Map.of("tea", 7, "milk", 3, "rum", 1));
    assertThat(source.queries).hasValue(2);
    cache.findAll(List.of("tea", "milk", "rum", "nothing"));
    assertThat(source.queries).hasValue(2);
  }

  @Test
  void a_read_after_an_invalidation_gets_the_new_value() {
    source.rows.put("tea", 7);
    cache.find("tea");

    change("tea", 6);

    assertThat(cache.find("tea")).contains(6);
  }

  @Test
  void a_load_that_overlaps_a_change_is_not_kept_and_not_joined() throws Exception {
    source.rows.put("tea", 7);
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    source.slow = () -> readThenWait(read, goOn);
    CompletableFuture<Integer> early =
        CompletableFuture.supplyAsync(() -> cache.find("tea").orElseThrow());
    await(read);
    source.slow = () -> {};

    change("tea", 6);

    // The reader that began before the change is still waiting for its query.
    assertThat(cache.find("tea")).contains(6);
    goOn.countDown();
    assertThat(early.get(10, TimeUnit.SECONDS)).isEqualTo(7);
    assertThat(cache.find("tea")).contains(6);
    assertThat(source.queries).hasValue(2);
  }

  @Test
  void a_load_that_ends_while_a_newer_one_is_under_way_is_not_kept() throws Exception {
    source.rows.put("tea", 7);
    CountDownLatch oldRead = new CountDownLatch(1);
    CountDownLatch oldEnds = new CountDownLatch(1);
    source.slow = () -> readThenWait(oldRead, oldEnds);
    CompletableFuture<Integer> early =
        CompletableFuture.supplyAsync(() -> cache.find("tea").orElseThrow());
    await(oldRead);
    CountDownLatch newRead = new CountDownLatch(1);
    CountDownLatch newEnds = new CountDownLatch(1);
    source.slow = () -> readThenWait(newRead, newEnds);
    change("tea", 6);
    CompletableFuture<Integer> late =
        CompletableFuture.supplyAsync(() -> cache.find("tea").orElseThrow());
    await(newRead);

    oldEnds.countDown();
    assertThat(early.get(10, TimeUnit.SECONDS)).isEqualTo(7);
    newEnds.countDown();
    assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo(6);

    assertThat(cache.find("tea")).contains(6);
    assertThat(source.queries).hasValue(2);
  }

  private static void readThenWait(CountDownLatch read, CountDownLatch goOn) {
    read.countDown();
    await(goOn);
  }

  @Test
  void nothing_of_a_load_that_overlaps_the_clearing_of_the_cache_is_kept() throws Exception {
    source.rows.put("tea", 7);
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    source.slow = () -> readThenWait(read, goOn);
    CompletableFuture<Integer> early =
        CompletableFuture.supplyAsync(() -> cache.find("tea").orElseThrow());
    await(read);

    source.rows.put("tea", 6);
    caches.clear(CacheName.AVAILABILITY);
    goOn.countDown();
    early.get(10, TimeUnit.SECONDS);

    assertThat(cache.find("tea")).contains(6);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_change_that_nobody_announced_is_seen_after_the_expiry() {
    source.rows.put("tea", 7);
    cache.find("tea");
    source.rows.put("tea", 6);

    pass(Duration.ofSeconds(59));
    assertThat(cache.find("tea")).contains(7);
    pass(Duration.ofSeconds(2));
    assertThat(cache.find("tea")).contains(6);
  }

  @Test
  void an_unknown_key_is_remembered_briefly_and_forgotten_when_it_is_announced() {
    assertThat(cache.find("new")).isEmpty();
    assertThat(cache.find("new")).isEmpty();
    assertThat(source.queries).hasValue(1);

    change("new", 1);
    assertThat(cache.find("new")).contains(1);

    assertThat(cache.find("later")).isEmpty();
    source.rows.put("later", 2);
    pass(Duration.ofSeconds(3));
    assertThat(cache.find("later")).contains(2);
  }

  @Test
  void values_and_unknown_keys_are_bounded() {
    for (int i = 0; i < 10 * ENTRIES; i++) {
      source.rows.put("sku" + i, i);
      cache.find("sku" + i);
      cache.find("unknown" + i);
    }

    assertThat(state().size()).isLessThanOrEqualTo(ENTRIES);
    int before = source.queries.get();
    for (int i = 0; i < 10 * ENTRIES; i++) {
      cache.find("unknown" + i);
    }
    assertThat(source.queries.get() - before).isGreaterThanOrEqualTo(10 * ENTRIES - 20);
  }

  @Test
  void a_value_that_is_no_longer_usable_is_loaded_again() {
    source.rows.put("tea", 7);
    cache.find("tea");
    source.current = false;

    cache.find("tea");
    cache.find("tea");

    assertThat(source.queries).hasValue(3);
  }

  @Test
  void a_failed_load_fails_its_readers_and_is_tried_again_by_the_next() {
    source.rows.put("tea", 7);
    source.slow =
        () -> {
          throw new IllegalStateException("away");
        };
    assertThatThrownBy(() -> cache.find("tea")).hasMessage("away");
    assertThatThrownBy(() -> cache.find("tea")).hasMessage("away");

    source.slow = () -> {};

    assertThat(cache.find("tea")).contains(7);
    assertThat(source.queries).hasValue(3);
  }

  @Test
  void two_readers_of_the_same_keys_in_another_order_do_not_wait_for_each_other() throws Exception {
    source.rows.putAll(Map.of("tea", 7, "milk", 3, "rum", 1));
    CountDownLatch both = new CountDownLatch(2);
    source.slow =
        () -> {
          both.countDown();
          await(both);
        };
    CompletableFuture<Map<String, Integer>> one =
        CompletableFuture.supplyAsync(() -> cache.findAll(List.of("tea", "milk")));
    CompletableFuture<Map<String, Integer>> other =
        CompletableFuture.supplyAsync(() -> cache.findAll(List.of("rum", "milk", "tea")));

    assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("tea", 7, "milk", 3));
    assertThat(other.get(10, TimeUnit.SECONDS)).hasSize(3);
    assertThat(source.queries).hasValue(2);
  }

  @Test
  void the_state_counts_what_happened() {
    source.rows.put("tea", 7);
    cache.find("tea");
    cache.find("tea");
    cache.find("tea");
    invalidate("tea", "milk");

    assertThat(state())
        .isEqualTo(new CacheState(CacheName.AVAILABILITY, CacheState.Level.LOCAL, 0, 2, 1, 1, 2));
  }

  private CacheState state() {
    return caches.states().get(0);
  }

  @Test
  void what_nobody_has_opened_can_be_invalidated() {
    caches.invalidate(CacheName.PRODUCTS, Set.of("tea"));
    caches.clear(CacheName.PRODUCTS);

    assertThat(caches.states()).hasSize(1);
    assertThatThrownBy(() -> caches.open(CacheName.AVAILABILITY, LIMITS, source))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_change_after_the_end_of_the_application_is_ignored() {
    source.rows.put("tea", 7);
    cache.find("tea");
    caches.close();

    invalidate("tea");
  }
}
