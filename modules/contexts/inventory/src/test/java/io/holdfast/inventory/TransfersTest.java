package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.StockEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TransfersTest {
  private static InventoryFixture depot;
  private static final WarehouseCode A = new WarehouseCode("a");
  private static final WarehouseCode B = new WarehouseCode("b");

  private final Transfers transfers = depot.transfers();

  @BeforeAll
  static void open() {
    depot = new InventoryFixture("a", "b");
  }

  @BeforeEach
  void ten_teas_in_a_and_nothing_in_b() {
    depot.empty();
    depot
        .hub()
        .execute("TRUNCATE inventory.transfer, inventory.transfer_line, messaging.stored_answer");
    depot.open("a", "tea", 10);
  }

  @AfterEach
  void counters_match_the_ledger_and_no_unit_is_gone() {
    assertThat(depot.disagreements("a")).isEmpty();
    assertThat(depot.disagreements("b")).isEmpty();
    assertThat(onHand("a") + onHand("b") + sum("sent - received - returned - lost") + sum("lost"))
        .as("on hand, in transit and lost")
        .isEqualTo(10);
    assertThat(sum("sent - received - returned - lost")).isEqualTo(incoming("a") + incoming("b"));
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  private static long onHand(String code) {
    return depot.database(code).count("SELECT coalesce(sum(on_hand), 0) FROM stock_item");
  }

  private static long incoming(String code) {
    return depot.database(code).count("SELECT coalesce(sum(incoming), 0) FROM stock_item");
  }

  private static long sum(String units) {
    return depot.hub().count("SELECT coalesce(sum(" + units + "), 0) FROM inventory.transfer_line");
  }

  private static List<UnitsOfSku> teas(int quantity) {
    return List.of(new UnitsOfSku(new Sku("tea"), quantity));
  }

  private static StartTransfer sending(int quantity, IdempotencyKey key) {
    return new StartTransfer(A, B, teas(quantity), key);
  }

  private Transfer sent(int quantity) {
    return transfers.start(sending(quantity, InventoryFixture.key("send")));
  }

  private Transfer received(UUID id, int quantity, boolean close, String key) {
    return transfers.receive(
        new ReceiveTransfer(
            id, quantity == 0 ? List.of() : teas(quantity), close, InventoryFixture.key(key)));
  }

  @Test
  void goods_are_gone_from_one_warehouse_and_incoming_at_the_other_which_never_had_any() {
    Transfer transfer = sent(4);

    assertThat(transfer.status()).isEqualTo(TransferStatus.IN_TRANSIT);
    assertThat(transfer.dispatchedAt()).isNotNull();
    assertThat(depot.level("a", "tea")).isEqualTo(new StockLevel(new Sku("tea"), 6, 0, 0, 0, 1));
    assertThat(depot.level("b", "tea")).isEqualTo(new StockLevel(new Sku("tea"), 0, 0, 0, 4, 1));
    assertThat(transfers.find(transfer.id())).contains(transfer);
    assertThat(depot.events("a", StockEvent.TRANSFERRED_OUT, "data::jsonb->>'transferId'"))
        .containsExactly(transfer.id().toString());
    assertThat(depot.events("b", StockEvent.INCOMING_CHANGED, "data::jsonb->>'reference'"))
        .containsExactly(transfer.id().toString());
    assertThat(
            depot
                .database("a")
                .texts("SELECT reference FROM stock_movement WHERE kind = 'TRANSFER'"))
        .containsExactly(transfer.id().toString());
  }

  @Test
  void a_transfer_to_an_empty_warehouse_can_be_received_and_sold_there() {
    Transfer after = received(sent(4).id(), 4, false, "r1");

    assertThat(after.status()).isEqualTo(TransferStatus.RECEIVED);
    assertThat(after.endedAt()).isNotNull();
    assertThat(depot.level("b", "tea").onHand()).isEqualTo(4);
    assertThat(depot.level("b", "tea").incoming()).isZero();
    depot.hold("b", "tea", 4);
    assertThat(depot.events("b", StockEvent.TRANSFERRED_IN, "data::jsonb#>>'{items,0,quantity}'"))
        .containsExactly("4");
  }

  @Test
  void what_is_missing_at_the_close_is_lost_and_received_plus_lost_is_what_was_sent() {
    UUID id = sent(6).id();
    Transfer partly = received(id, 2, false, "r1");
    Transfer closed = received(id, 3, true, "r2");

    assertThat(partly.status()).isEqualTo(TransferStatus.PARTLY_RECEIVED);
    assertThat(closed.status()).isEqualTo(TransferStatus.RECEIVED);
    assertThat(closed.lines()).containsExactly(new Transfer.Line("tea", 6, 5, 0, 1));
    assertThat(depot.level("b", "tea").incoming()).isZero();
    assertThat(depot.hubEvents(StockEvent.TRANSFER_RECEIVED, "data::jsonb#>>'{lost,0,quantity}'"))
        .endsWith(null, "1");
  }

  @Test
  void a_transfer_of_which_nothing_came_is_closed_as_lost() {
    Transfer closed = received(sent(6).id(), 0, true, "r1");

    assertThat(closed.lines()).containsExactly(new Transfer.Line("tea", 6, 0, 0, 6));
    assertThat(depot.level("b", "tea").onHand()).isZero();
  }

  @Test
  void a_transfer_cancelled_in_transit_gives_back_what_has_not_arrived() {
    UUID id = sent(6).id();
    received(id, 2, false, "r1");

    Transfer cancelled = transfers.cancel(id);

    assertThat(cancelled.status()).isEqualTo(TransferStatus.CANCELLED);
    assertThat(cancelled.lines()).containsExactly(new Transfer.Line("tea", 6, 2, 4, 0));
    assertThat(onHand("a")).isEqualTo(8);
    assertThat(onHand("b")).isEqualTo(2);
    assertThat(transfers.cancel(id)).as("cancelled again").isEqualTo(cancelled);
    assertThat(onHand("a")).isEqualTo(8);
    assertThat(depot.hubEvents(StockEvent.TRANSFER_CANCELLED, "data::jsonb#>>'{lines,0,quantity}'"))
        .endsWith("4");
  }

  @Test
  void an_ended_transfer_is_neither_received_nor_cancelled() {
    UUID id = sent(4).id();
    received(id, 4, false, "r1");

    assertThatThrownBy(() -> received(id, 1, false, "r2"))
        .isInstanceOf(IllegalTransferStateException.class);
    assertThatThrownBy(() -> transfers.cancel(id))
        .isInstanceOf(IllegalTransferStateException.class);
    assertThatThrownBy(() -> transfers.cancel(new UUID(1, 1)))
        .isInstanceOf(UnknownTransferException.class);
  }

  @Test
  void no_more_arrives_than_is_in_transit() {
    UUID id = sent(4).id();
    received(id, 3, false, "r1");

    assertThatThrownBy(() -> received(id, 2, false, "r2")).isInstanceOf(ExceedsSentException.class);
    assertThatThrownBy(
            () ->
                transfers.receive(
                    new ReceiveTransfer(
                        id,
                        List.of(new UnitsOfSku(new Sku("coffee"), 1)),
                        true,
                        InventoryFixture.key("r3"))))
        .isInstanceOf(ExceedsSentException.class);
    assertThat(onHand("b")).isEqualTo(3);
  }

  @Test
  void reserved_units_and_safety_stock_do_not_leave() {
    depot.hold("a", "tea", 3);
    depot.stock().setSafetyStock(A, new Sku("tea"), 2, VersionCondition.ANY);
    String a = depot.footprint("a");
    String b = depot.footprint("b");

    assertThatThrownBy(() -> sent(6))
        .isInstanceOfSatisfying(
            InsufficientStockException.class,
            e -> assertThat(e.missing()).containsExactly(new MissingUnits(new Sku("tea"), 6, 5)));
    assertThatThrownBy(
            () ->
                transfers.start(
                    new StartTransfer(
                        A,
                        B,
                        List.of(
                            new UnitsOfSku(new Sku("tea"), 5),
                            new UnitsOfSku(new Sku("coffee"), 1)),
                        InventoryFixture.key("k2"))))
        .isInstanceOfSatisfying(
            InsufficientStockException.class,
            e ->
                assertThat(e.missing()).containsExactly(new MissingUnits(new Sku("coffee"), 1, 0)));

    assertThat(depot.footprint("a")).isEqualTo(a);
    assertThat(depot.footprint("b")).isEqualTo(b);
    assertThat(sent(5).lines()).containsExactly(new Transfer.Line("tea", 5, 0, 0, 0));
  }

  @Test
  void the_same_request_many_times_at_once_is_one_transfer_and_one_receipt() {
    List<Transfer> started =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> sent(4)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(started).containsOnly(started.get(0));
    assertThat(onHand("a")).isEqualTo(6);

    UUID id = started.get(0).id();
    List<Transfer> received =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> received(id, 4, true, "r")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(received).containsOnly(received.get(0));
    assertThat(onHand("b")).isEqualTo(4);
    assertThatThrownBy(
            () -> transfers.start(sending(1, InventoryFixture.key("send", "something else"))))
        .isInstanceOf(IdempotencyKeyReusedException.class);
  }

  @Test
  void two_receipts_at_once_both_count_and_a_cancellation_takes_the_rest() {
    UUID id = sent(9).id();
    List<CompletableFuture<?>> work = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String key = "r" + i;
      work.add(CompletableFuture.runAsync(() -> received(id, 2, false, key)));
    }
    work.forEach(CompletableFuture::join);
    assertThat(onHand("b")).isEqualTo(6);

    assertThat(transfers.cancel(id).lines()).containsExactly(new Transfer.Line("tea", 9, 6, 3, 0));
  }

  @Test
  void transfers_in_both_directions_at_once_do_not_deadlock() {
    depot.open("b", "tea", 1);
    List<CompletableFuture<Transfer>> work = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String key = "k" + i;
      boolean there = i % 2 == 0;
      work.add(
          CompletableFuture.supplyAsync(
              () ->
                  transfers.start(
                      new StartTransfer(
                          there ? A : B, there ? B : A, teas(1), InventoryFixture.key(key)))));
    }
    long started = work.stream().filter(w -> w.handle((t, e) -> e == null).join()).count();
    work.stream()
        .filter(w -> w.handle((t, e) -> e == null).join())
        .forEach(w -> transfers.cancel(w.join().id()));

    assertThat(started).isBetween(4L, 6L);
    depot
        .stock()
        .adjust(
            new AdjustStock(
                B,
                new Sku("tea"),
                -1,
                AdjustmentReason.OTHER,
                "back to ten",
                VersionCondition.ANY,
                InventoryFixture.key("ten")));
  }

  @Test
  void the_database_allows_the_states_of_the_code_and_no_others() {
    assertThat(depot.hub().checkedValues("inventory.transfer", "status"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(TransferStatus.values()).map(Enum::name).toList());
  }

  @Test
  void nothing_leaves_for_a_warehouse_that_is_unknown() {
    assertThatThrownBy(
            () ->
                transfers.start(
                    new StartTransfer(
                        A, new WarehouseCode("z"), teas(1), InventoryFixture.key("k"))))
        .isInstanceOf(UnknownWarehouseException.class);
    assertThat(onHand("a")).isEqualTo(10);
  }

  @Test
  void transfers_are_listed_newest_first_by_status_and_place() {
    Transfer first = transfers.start(sending(1, InventoryFixture.key("k1")));
    Transfer second = transfers.start(sending(1, InventoryFixture.key("k2")));
    Transfer third = transfers.start(sending(1, InventoryFixture.key("k3")));
    transfers.cancel(second.id());

    Page<Transfer> page = transfers.list(new TransferQuery(null, null, null, null, 2));
    assertThat(page.items()).extracting(Transfer::id).containsExactly(third.id(), second.id());
    assertThat(
            transfers
                .list(new TransferQuery(null, null, null, UUID.fromString(page.nextCursor()), 2))
                .items())
        .containsExactly(first);
    assertThat(transfers.list(new TransferQuery(TransferStatus.IN_TRANSIT, A, B, null, 10)).items())
        .containsExactly(third, first);
    assertThat(transfers.list(new TransferQuery(null, B, null, null, 10)).items()).isEmpty();
  }

  @Test
  void an_old_transfer_is_set_aside_and_one_in_transit_stays() {
    UUID old = sent(2).id();
    transfers.cancel(old);
    UUID open = transfers.start(sending(1, InventoryFixture.key("k2"))).id();
    depot
        .hub()
        .execute(
            "UPDATE inventory.transfer SET dispatched_at = now() - interval '9 days', ended_at ="
                + " ended_at - interval '9 days'");

    assertThat(depot.hub().count("SELECT inventory.archive_transfers(interval '8 days', 10)"))
        .isEqualTo(1);
    assertThat(transfers.find(old)).isEmpty();
    assertThat(transfers.find(open)).isPresent();
    assertThat(
            depot
                .hub()
                .count(
                    "SELECT count(*) FROM archive.transfer_line WHERE transfer_id = '" + old + "'"))
        .isEqualTo(1);
    depot.hub().execute("TRUNCATE archive.transfer, archive.transfer_line");
  }
}
