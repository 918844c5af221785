package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cache.CacheLimits;
import io.holdfast.cache.CacheName;
import io.holdfast.cache.CacheSource;
import io.holdfast.cache.ItemCache;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever changes stock invalidates what is cached of it, once, when it is committed. */
@Timeout(120)
class ChangedStockTest {
  private static final WarehouseCode A = new WarehouseCode("a");
  private static final WarehouseCode B = new WarehouseCode("b");
  private static final Sku TEA = new Sku("tea");

  private static InventoryFixture depot;
  private static ItemCache<String> cache;

  private int key;

  @BeforeAll
  static void open() {
    depot = new InventoryFixture("a", "b");
    cache =
        depot
            .caches()
            .open(CacheName.AVAILABILITY, CacheLimits.of(1_000, Duration.ofHours(1)), new Levels());
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  /** The counters of every warehouse. */
  private static final class Levels implements CacheSource<String> {
    @Override
    public Map<String, String> load(Set<String> keys) {
      StockLevels levels = depot.stock().levels(keys.stream().map(Sku::new).toList());
      Map<String, String> found = new HashMap<>();
      keys.forEach(
          sku ->
              found.put(
                  sku,
                  levels.byWarehouse().values().stream()
                      .map(level -> String.valueOf(level.get(new Sku(sku))))
                      .toList()
                      .toString()));
      return found;
    }

    @Override
    public String toText(String value) {
      return value;
    }

    @Override
    public String fromText(String text) {
      return text;
    }
  }

  @BeforeEach
  void ten_teas_in_a() {
    depot.empty();
    depot.open("a", "tea", 10);
  }

  private static String stored() {
    return new Levels().load(Set.of("tea")).get("tea");
  }

  private static String cached() {
    return cache.find("tea").orElseThrow();
  }

  private static long invalidations() {
    return depot.caches().states().get(0).invalidations();
  }

  /** The change is seen by the next read, and was announced once. */
  private static void invalidatesOnce(Runnable change) {
    String before = cached();
    long announced = invalidations();
    change.run();
    assertThat(cached()).isNotEqualTo(before).isEqualTo(stored());
    assertThat(invalidations()).isEqualTo(announced + 1);
  }

  private String key() {
    return "key-" + key++;
  }

  @Test
  void receipts_adjustments_and_safety_stock() {
    invalidatesOnce(() -> depot.open("b", "tea", 3));
    invalidatesOnce(
        () ->
            depot
                .stock()
                .adjust(
                    new AdjustStock(
                        A,
                        TEA,
                        -1,
                        AdjustmentReason.LOST,
                        "count",
                        VersionCondition.ANY,
                        InventoryFixture.key(key()))));
    invalidatesOnce(() -> depot.stock().setSafetyStock(A, TEA, 2, VersionCondition.ANY));
    invalidatesOnce(() -> depot.deliver("a", "tea", 4));
  }

  @Test
  void reservations_from_hold_to_dispatch() {
    OrderId[] order = new OrderId[1];
    invalidatesOnce(() -> order[0] = depot.hold("a", "tea", 2));
    long before = invalidations();
    depot.end("a", ReservationOutcome.COMMITTED, order[0]);
    assertThat(invalidations()).isEqualTo(before + 1);
    invalidatesOnce(() -> depot.ship("a", new Hold(order[0], TEA, 2)));
    OrderId expired = depot.hold("a", "tea", 1);
    invalidatesOnce(() -> depot.end("a", ReservationOutcome.EXPIRED, expired));
    OrderId cancelled = depot.hold("a", "tea", 1);
    invalidatesOnce(() -> depot.end("a", ReservationOutcome.RELEASED, cancelled));
    invalidatesOnce(() -> depot.takeBack("a", "tea", 1, 0));
  }

  @Test
  void a_batch_announces_each_sku_once() {
    depot.open("a", "milk", 10);
    Sku milk = new Sku("milk");
    long before = invalidations();

    depot.hold(
        "a",
        List.of(
            new Hold(InventoryFixture.order(), TEA, 1),
            new Hold(InventoryFixture.order(), TEA, 2),
            new Hold(InventoryFixture.order(), milk, 1)));

    assertThat(invalidations()).isEqualTo(before + 2);
  }

  @Test
  void transfers_announce_a_sku_once_for_both_warehouses() {
    UUID[] id = new UUID[1];
    invalidatesOnce(
        () ->
            id[0] =
                depot
                    .transfers()
                    .start(
                        new StartTransfer(
                            A, B, teas(3), InventoryFixture.key("s-" + UUID.randomUUID())))
                    .id());
    invalidatesOnce(
        () ->
            depot
                .transfers()
                .receive(
                    new ReceiveTransfer(
                        id[0], teas(1), false, InventoryFixture.key("r-" + UUID.randomUUID()))));
    invalidatesOnce(() -> depot.transfers().cancel(id[0]));
  }

  private static List<UnitsOfSku> teas(int quantity) {
    return List.of(new UnitsOfSku(TEA, quantity));
  }

  @Test
  void what_was_rolled_back_announces_nothing() {
    cached();
    long before = invalidations();

    assertThatThrownBy(
            () ->
                depot
                    .transfers()
                    .start(
                        new StartTransfer(
                            A, B, teas(99), InventoryFixture.key("t-" + UUID.randomUUID()))))
        .isInstanceOf(InsufficientStockException.class);

    assertThat(invalidations()).isEqualTo(before);
  }

  @Test
  void a_warehouse_that_comes_back_may_have_been_restored_and_is_read_again() {
    cached();
    depot.database("a").execute("UPDATE stock_item SET safety_stock = 5");
    assertThat(cached()).isNotEqualTo(stored());

    depot.node("a").health().failed();

    Probe.until(
        Duration.ofSeconds(10),
        () -> depot.stock().unreachable().isEmpty() && cached().equals(stored()));
  }
}
