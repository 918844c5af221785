package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockTest {
  private static InventoryFixture depot;
  private static final WarehouseCode A = new WarehouseCode("a");
  private static final Sku TEA = new Sku("tea");

  private final Stock stock = depot.stock();
  private final TestDatabase database = depot.database("a");

  @BeforeAll
  static void open() {
    depot = new InventoryFixture("a");
  }

  @BeforeEach
  void ten_teas() {
    depot.empty();
    depot.open("a", "tea", 10);
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(depot.disagreements("a")).isEmpty();
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  private static AdjustStock adjust(int delta, int version, IdempotencyKey key) {
    return new AdjustStock(
        A, TEA, delta, AdjustmentReason.COUNT, "count-17", VersionCondition.exactly(version), key);
  }

  @Test
  void a_correction_changes_counter_ledger_and_version_and_publishes_an_event() {
    StockLevel level = stock.adjust(adjust(-3, 0, InventoryFixture.key("k")));

    assertThat(level).isEqualTo(new StockLevel(TEA, 7, 0, 0, 0, 1));
    assertThat(stock.find(A, TEA)).contains(level);
    assertThat(
            database.texts(
                """
                SELECT m.on_hand_delta || m.reason || m.reference || o.type
                FROM stock_movement m JOIN messaging.outbox o ON o.id = m.event_id
                WHERE kind = 'ADJUSTMENT'"""))
        .containsExactly("-3COUNTcount-17io.holdfast.stock.adjusted.v1");
  }

  @Test
  void a_correction_and_a_safety_stock_that_make_stock_low_publish_it() {
    stock.adjust(adjust(-6, 0, InventoryFixture.key("k")));
    stock.adjust(adjust(6, 1, InventoryFixture.key("k2")));
    stock.setSafetyStock(A, TEA, 7, VersionCondition.exactly(2));

    assertThat(depot.events("a", StockEvent.LOW, "aggregate_version")).containsExactly("1", "3");
    assertThat(depot.events("a", StockEvent.ADJUSTED, "aggregate_version"))
        .containsExactly("1", "2");
    assertThat(depot.events("a", StockEvent.SAFETY_STOCK_SET, "aggregate_version"))
        .containsExactly("3");
  }

  @Test
  void received_goods_are_published_with_the_resulting_counters() {
    stock.receive(InventoryFixture.receipt("a", "more", "tea", 5));

    assertThat(
            depot.events(
                "a",
                StockEvent.RECEIVED,
                "(data::jsonb#>>'{levels,0,onHand}') || ' ' || (data::jsonb#>>'{levels,0,version}')"))
        .last()
        .isEqualTo("15 1");
  }

  @Test
  void a_correction_of_a_version_that_is_not_current_is_refused() {
    stock.adjust(adjust(1, 0, InventoryFixture.key("k1")));
    String before = depot.footprint("a");

    assertThatThrownBy(() -> stock.adjust(adjust(1, 0, InventoryFixture.key("k2"))))
        .isInstanceOfSatisfying(
            StaleVersionException.class, e -> assertThat(e.currentVersion()).isEqualTo(1));

    assertThat(depot.footprint("a")).isEqualTo(before);
  }

  @Test
  void nothing_that_is_promised_can_be_corrected_away() {
    depot.hold("a", "tea", 8);
    String before = depot.footprint("a");

    assertThatThrownBy(() -> stock.adjust(adjust(-3, 1, InventoryFixture.key("k"))))
        .isInstanceOf(BelowReservedException.class);
    assertThat(depot.footprint("a")).isEqualTo(before);

    assertThat(stock.adjust(adjust(-2, 1, InventoryFixture.key("k"))).onHand()).isEqualTo(8);
  }

  @Test
  void the_same_correction_twice_counts_once_and_is_answered_alike() {
    StockLevel first = stock.adjust(adjust(-3, 0, InventoryFixture.key("k")));
    String after = depot.footprint("a");

    assertThat(stock.adjust(adjust(-3, 0, InventoryFixture.key("k")))).isEqualTo(first);

    assertThat(depot.footprint("a")).isEqualTo(after);
  }

  @Test
  void the_same_correction_sent_many_times_at_once_counts_once() {
    List<CompletableFuture<StockLevel>> answers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> stock.adjust(adjust(-1, 0, InventoryFixture.key("k")))))
            .toList();

    assertThat(answers.stream().map(CompletableFuture::join).distinct().toList())
        .containsExactly(new StockLevel(TEA, 9, 0, 0, 0, 1));
    assertThat(database.count("SELECT count(*) FROM stock_movement WHERE kind = 'ADJUSTMENT'"))
        .isEqualTo(1);
  }

  @Test
  void a_key_that_belongs_to_another_correction_is_refused() {
    stock.adjust(adjust(-3, 0, InventoryFixture.key("k", "minus three")));

    assertThatThrownBy(() -> stock.adjust(adjust(-4, 1, InventoryFixture.key("k", "minus four"))))
        .isInstanceOf(IdempotencyKeyReusedException.class);
    assertThat(depot.level("a", "tea").onHand()).isEqualTo(7);
  }

  @Test
  void the_same_key_of_two_callers_counts_twice() {
    for (String caller : List.of("one", "other")) {
      IdempotencyKey key = IdempotencyKey.sentBy(caller, "k".repeat(255), new byte[] {1});
      stock.adjust(
          new AdjustStock(
              A, TEA, -1, AdjustmentReason.COUNT, "count-17", VersionCondition.ANY, key));
      IdempotencyKey truck = IdempotencyKey.sentBy(caller, "truck", new byte[] {1});
      stock.receive(
          new ReceiveStock(
              A,
              ReceiptKind.RECEIPT,
              "truck of " + caller,
              List.of(new ReceiveStock.Received(TEA, 5)),
              truck));
    }

    assertThat(depot.level("a", "tea").onHand()).isEqualTo(18);
  }

  @Test
  void a_delivery_is_booked_once_whatever_keys_its_requests_carry() {
    int before = depot.level("a", "tea").onHand();
    stock.receive(delivery("monday", ReceiptKind.RECEIPT, TEA));

    assertThatThrownBy(() -> stock.receive(delivery("tuesday", ReceiptKind.RECEIPT, TEA)))
        .isInstanceOf(DuplicateDeliveryException.class)
        .hasMessageContaining("truck 7");
    assertThat(depot.level("a", "tea").onHand()).isEqualTo(before + 5);

    stock.receive(delivery("rest of the delivery", ReceiptKind.RECEIPT, new Sku("milk")));
    stock.receive(delivery("opening", ReceiptKind.OPENING, TEA));
    assertThat(depot.level("a", "tea").onHand()).isEqualTo(before + 10);
  }

  private static ReceiveStock delivery(String key, ReceiptKind kind, Sku sku) {
    return new ReceiveStock(
        A,
        kind,
        "truck 7",
        List.of(new ReceiveStock.Received(sku, 5)),
        InventoryFixture.key(key, key));
  }

  @Test
  void a_key_is_forgotten_after_its_day() {
    stock.adjust(adjust(-3, 0, InventoryFixture.key("k", "minus three")));
    database.execute("UPDATE idempotency_key SET expires_at = now() - interval '1 second'");

    assertThat(stock.adjust(adjust(-4, 1, InventoryFixture.key("k", "minus four"))).onHand())
        .isEqualTo(3);
  }

  @Test
  void more_than_can_be_counted_is_refused_and_changes_nothing() {
    depot.open("a", "jam", Integer.MAX_VALUE);
    String before = depot.footprint("a");

    assertThatThrownBy(() -> stock.receive(InventoryFixture.receipt("a", "one-more", "jam", 1)))
        .isInstanceOf(TooManyUnitsException.class);
    assertThatThrownBy(
            () ->
                stock.adjust(
                    new AdjustStock(
                        A,
                        new Sku("jam"),
                        1,
                        AdjustmentReason.FOUND,
                        "x",
                        VersionCondition.ANY,
                        InventoryFixture.key("k"))))
        .isInstanceOf(TooManyUnitsException.class);

    assertThat(depot.footprint("a")).isEqualTo(before);
  }

  @Test
  void what_the_warehouse_does_not_keep_cannot_be_corrected() {
    AdjustStock unknown =
        new AdjustStock(
            A,
            new Sku("jam"),
            1,
            AdjustmentReason.FOUND,
            "x",
            VersionCondition.ANY,
            InventoryFixture.key("k"));

    assertThatThrownBy(() -> stock.adjust(unknown)).isInstanceOf(UnknownStockItemException.class);
    assertThat(stock.find(A, new Sku("jam"))).isEmpty();
  }

  @Test
  void safety_stock_is_kept_back_from_sale_and_guarded_by_the_version() {
    stock.setSafetyStock(A, TEA, 4, VersionCondition.exactly(0));

    assertThat(depot.level("a", "tea")).isEqualTo(new StockLevel(TEA, 10, 0, 4, 0, 1));
    assertThat(depot.level("a", "tea").available()).isEqualTo(6);
    assertThatThrownBy(() -> stock.setSafetyStock(A, TEA, 5, VersionCondition.exactly(0)))
        .isInstanceOf(StaleVersionException.class);
  }

  @Test
  void goods_received_are_summed_by_sku_and_counted_once_for_a_key() {
    ReceiveStock delivery =
        new ReceiveStock(
            A,
            ReceiptKind.RECEIPT,
            "truck-1",
            List.of(
                new ReceiveStock.Received(TEA, 2),
                new ReceiveStock.Received(new Sku("jam"), 5),
                new ReceiveStock.Received(TEA, 3)),
            InventoryFixture.key("truck-1"));

    assertThat(stock.receive(delivery)).isEqualTo(2);
    assertThat(stock.receive(delivery)).isEqualTo(2);

    assertThat(depot.level("a", "tea")).isEqualTo(new StockLevel(TEA, 15, 0, 0, 0, 1));
    assertThat(depot.level("a", "jam").onHand()).isEqualTo(5);
    assertThat(
            database.texts(
                "SELECT sku || on_hand_delta FROM stock_movement WHERE kind = 'RECEIPT' ORDER BY 1"))
        .containsExactly("jam5", "tea5");
  }

  @Test
  void stock_is_listed_page_by_page_in_the_order_of_the_skus() {
    List<String> skus = Stream.of("f", "b", "e", "a", "d", "c").toList();
    skus.forEach(sku -> depot.open("a", sku, 1));
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<StockLevel> page = stock.list(A, cursor, 3);
      page.items().forEach(level -> seen.add(level.sku().value()));
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(seen).containsExactly("a", "b", "c", "d", "e", "f", "tea");
  }

  @Test
  void the_ledger_is_listed_page_by_page_oldest_first_for_one_sku_or_for_all() {
    depot.open("a", "jam", 5);
    for (int i = 0; i < 4; i++) {
      stock.adjust(adjust(1, i, InventoryFixture.key("k" + i)));
    }

    List<Movement> first = stock.movements(A, TEA, null, 3).items();
    Page<Movement> rest = stock.movements(A, TEA, String.valueOf(first.get(2).id()), 3);

    assertThat(first)
        .extracting(Movement::kind)
        .containsExactly("OPENING", "ADJUSTMENT", "ADJUSTMENT");
    assertThat(first).extracting(Movement::id).isSorted();
    assertThat(rest.items()).hasSize(2);
    assertThat(rest.nextCursor()).isNull();
    assertThat(stock.movements(A, null, null, 200).items()).hasSize(6);
  }
}
