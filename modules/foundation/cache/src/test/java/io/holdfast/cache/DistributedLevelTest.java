package io.holdfast.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cluster.ClusterMember;
import io.holdfast.cluster.ClusterSettings;
import io.holdfast.platform.ServerThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Two members of a Hazelcast cluster over the same rows, each with the caches of a server. */
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DistributedLevelTest {
  private static final CacheLimits LIMITS = CacheLimits.of(1_000, Duration.ofMinutes(5));
  private static final int HOT = 3;
  private static final int LAST = Integer.MAX_VALUE;

  private static final TestSource ROWS_OF_A = new TestSource();
  private static final TestSource ROWS_OF_B = new TestSource();
  private static final List<Integer> PORTS = List.of(freePort(), freePort());
  private static final List<ClusterMember> MEMBERS = new ArrayList<>();
  private static Caches a;
  private static Caches b;
  private static ItemCache<Integer> atA;
  private static ItemCache<Integer> atB;

  @BeforeAll
  static void two_servers() {
    a = server(0);
    b = server(1);
    atA = a.open(CacheName.AVAILABILITY, LIMITS, ROWS_OF_A);
    atB = b.open(CacheName.AVAILABILITY, LIMITS, ROWS_OF_B);
    await(
        "the servers have not found each other",
        () -> {
          String probe = "probe-" + System.nanoTime();
          put(probe, 1);
          return isFoundByTheOther(probe);
        });
  }

  private static Caches server(int which) {
    ClusterSettings cluster =
        new ClusterSettings(
            "on",
            "two-servers-" + PORTS.get(0),
            "server-" + which,
            Optional.empty(),
            "127.0.0.1",
            PORTS.get(which),
            Optional.empty(),
            Optional.of(PORTS.stream().map(port -> "127.0.0.1:" + port).toList()));
    ServerThreads threads = new ServerThreads(DistributedLevelTest::daemon, Runnable::run);
    ClusterMember member = new ClusterMember(cluster, threads);
    MEMBERS.add(member);
    return new Caches(new DistributedSettings(cluster, "auto", HOT), member, threads);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    a.close();
    b.close();
    MEMBERS.forEach(ClusterMember::close);
  }

  @AfterEach
  void no_query_waits_any_more() {
    ROWS_OF_A.slow = () -> {};
    ROWS_OF_B.slow = () -> {};
  }

  private static void put(String key, int value) {
    ROWS_OF_A.rows.put(key, value);
    ROWS_OF_B.rows.put(key, value);
  }

  /** Makes a key hot in a server that has no value of its own. */
  private static void heat(ItemCache<Integer> cache, String key) {
    for (int i = 0; i < HOT; i++) {
      cache.find(key);
    }
    cache.remove(List.of(key));
  }

  /** Whether the other server needs no query for what this one has loaded. */
  private static boolean isFoundByTheOther(String key) {
    heat(atA, key);
    atA.find(key);
    heat(atB, key);
    int before = ROWS_OF_B.queries.get();
    atB.find(key);
    return ROWS_OF_B.queries.get() == before;
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.yield();
    }
  }

  private static long invalidations(Caches caches, CacheState.Level level) {
    return caches.states().stream()
        .filter(state -> state.level() == level)
        .mapToLong(CacheState::invalidations)
        .sum();
  }

  @Test
  void a_hot_value_that_one_server_loaded_needs_no_query_of_the_other() {
    put("hot", 5);

    await("not shared", () -> isFoundByTheOther("hot"));

    assertThat(atB.find("hot")).contains(5);
  }

  @Test
  void a_value_that_is_read_once_stays_out_of_the_distributed_level() {
    put("cold", 5);
    atA.find("cold");
    int before = ROWS_OF_B.queries.get();

    atB.find("cold");

    assertThat(ROWS_OF_B.queries.get()).isEqualTo(before + 1);
  }

  @Test
  void the_other_server_sees_a_change_within_a_tenth_of_a_second() {
    int rounds = 300;
    long[] nanos = new long[rounds];
    put("item", 0);
    heat(atA, "item");
    heat(atB, "item");
    for (int round = 1; round <= rounds; round++) {
      int value = round;
      atA.find("item");
      atB.find("item");
      put("item", value);
      a.invalidate(CacheName.AVAILABILITY, List.of("item"));
      long from = System.nanoTime();
      assertThat(atA.find("item")).contains(value);
      await("not told", () -> atB.find("item").orElseThrow() == value);
      nanos[round - 1] = System.nanoTime() - from;
    }

    Arrays.sort(nanos);
    assertThat(TimeUnit.NANOSECONDS.toMillis(nanos[rounds * 99 / 100])).isLessThan(100);
  }

  @Test
  void a_load_that_overlaps_a_change_at_the_other_server_is_never_shared() throws Exception {
    put("tea", 7);
    heat(atA, "tea");
    heat(atB, "tea");
    tellAll("tea");
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ROWS_OF_B.slow =
        () -> {
          read.countDown();
          pass(goOn);
        };
    CompletableFuture<Integer> early =
        CompletableFuture.supplyAsync(() -> atB.find("tea").orElseThrow());
    pass(read);
    ROWS_OF_B.slow = () -> {};
    long before = invalidations(b, CacheState.Level.LOCAL);

    put("tea", 6);
    a.invalidate(CacheName.AVAILABILITY, List.of("tea"));
    await("not told", () -> invalidations(b, CacheState.Level.LOCAL) > before);
    goOn.countDown();

    assertThat(early.get(10, TimeUnit.SECONDS)).isEqualTo(7);
    for (int i = 0; i < 200; i++) {
      atA.remove(List.of("tea"));
      assertThat(atA.find("tea")).contains(6);
      assertThat(atB.find("tea")).contains(6);
    }
  }

  /** After it no level of any server has a value: the next read is a query. */
  private static void tellAll(String key) {
    long before = invalidations(b, CacheState.Level.LOCAL);
    a.invalidate(CacheName.AVAILABILITY, List.of(key));
    await("not told", () -> invalidations(b, CacheState.Level.LOCAL) > before);
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_reader_of_one_server_never_goes_back_while_the_other_sells() {
    put("units", 2_000);
    heat(atB, "units");
    heat(atA, "units");
    CompletableFuture<Void> sale =
        CompletableFuture.runAsync(
            () -> {
              for (int left = 1_999; left >= 0; left--) {
                put("units", left);
                a.invalidate(CacheName.AVAILABILITY, List.of("units"));
                assertThat(atA.find("units")).contains(left);
              }
            });
    int last = Integer.MAX_VALUE;
    while (!sale.isDone()) {
      int seen = atB.find("units").orElseThrow();
      assertThat(seen).isLessThanOrEqualTo(last);
      last = seen;
    }

    sale.join();
    await("the last is not 0", () -> atB.find("units").orElseThrow() == 0);
  }

  @Test
  void a_cache_that_is_cleared_is_cleared_in_all_servers() {
    put("cleared", 1);
    atA.find("cleared");
    atB.find("cleared");
    put("cleared", 2);

    a.clear(CacheName.AVAILABILITY);

    await("not cleared", () -> atB.find("cleared").orElseThrow() == 2);
    assertThat(atA.find("cleared")).contains(2);
  }

  @Test
  void a_server_whose_port_is_taken_works_without_the_others() {
    try (Caches third = server(0)) {
      ItemCache<Integer> cache = third.open(CacheName.AVAILABILITY, LIMITS, ROWS_OF_A);
      put("alone", 1);
      heat(cache, "alone");
      assertThat(cache.find("alone")).contains(1);
      put("alone", 2);
      third.invalidate(CacheName.AVAILABILITY, List.of("alone"));
      assertThat(cache.find("alone")).contains(2);
    }
  }

  @Test
  @Order(LAST)
  void when_a_server_is_killed_the_other_goes_on() {
    for (int i = 0; i < 100; i++) {
      put("sku" + i, i);
      heat(atA, "sku" + i);
    }

    b.close();

    for (int i = 0; i < 100; i++) {
      long from = System.nanoTime();
      assertThat(atA.find("sku" + i)).contains(i);
      put("sku" + i, -i);
      a.invalidate(CacheName.AVAILABILITY, List.of("sku" + i));
      assertThat(atA.find("sku" + i)).contains(-i);
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
    }
  }
}
