package io.holdfast.receiving;

import static io.holdfast.receiving.ReceivingFixture.key;
import static io.holdfast.receiving.ReceivingFixture.lines;
import static io.holdfast.receiving.ReceivingFixture.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.IdempotencyKeyReusedException;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.receiving.InboundShipment.Discrepancy;
import io.holdfast.receiving.InboundShipment.Line;
import java.time.Instant;
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
class InboundShipmentsTest {
  private static ReceivingFixture dock;

  private final InboundShipments shipments = dock.shipments();

  @BeforeAll
  static void open() {
    dock = ReceivingFixture.open();
  }

  @BeforeEach
  void nothing_there() {
    dock.empty();
  }

  @AfterEach
  void incoming_is_what_open_shipments_expect_and_the_ledger_is_what_was_received() {
    assertThat(dock.warehouse("a").count("SELECT coalesce(sum(incoming), 0) FROM stock_item"))
        .isEqualTo(
            dock.hub()
                .count(
                    """
                    SELECT coalesce(sum(greatest(0, announced - received)), 0)
                    FROM receiving.inbound_line l JOIN receiving.inbound_shipment s ON s.id = l.inbound_id
                    WHERE s.closed_at IS NULL"""));
    long onHand = dock.warehouse("a").count("SELECT coalesce(sum(on_hand), 0) FROM stock_item");
    assertThat(
            dock.warehouse("a").count("SELECT coalesce(sum(on_hand_delta), 0) FROM stock_movement"))
        .isEqualTo(onHand);
    assertThat(dock.hub().count("SELECT coalesce(sum(received), 0) FROM receiving.inbound_line"))
        .isEqualTo(onHand);
  }

  @AfterAll
  static void close() {
    dock.close();
  }

  private static List<String> events(String kind) {
    return dock.hub()
        .texts(
            "SELECT replace(type, 'io.holdfast.', '') FROM messaging.outbox WHERE type LIKE 'io.holdfast."
                + kind
                + ".%' ORDER BY id");
  }

  @Test
  void an_announcement_raises_incoming_and_puts_nothing_on_hand() {
    InboundShipment shipment =
        shipments.announce(
            new AnnounceInbound(
                new Notice(
                    "acme",
                    "asn-1",
                    new WarehouseCode("a"),
                    Instant.parse("2030-01-01T00:00:00Z"),
                    lines("tea", 4, "rice", 2, "tea", 1)),
                key("k")));

    assertThat(shipment.status()).isEqualTo(InboundStatus.ANNOUNCED);
    assertThat(shipment.lines()).containsExactly(new Line("rice", 2, 0), new Line("tea", 5, 0));
    assertThat(dock.level("tea").incoming()).isEqualTo(5);
    assertThat(dock.level("tea").onHand()).isZero();
    assertThat(shipments.find(shipment.id())).contains(shipment);
    assertThat(events("inbound")).containsExactly("inbound.announced.v1");
    assertThat(dock.warehouse("a").texts("SELECT type FROM messaging.outbox"))
        .containsExactly("io.holdfast.stock.incoming-changed.v1");
  }

  @Test
  void a_receipt_in_full_ends_the_shipment() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 5, "rice", 2);

    InboundShipment received = dock.received(shipment, "r1", false, "tea", 5, "rice", 2);

    assertThat(received.status()).isEqualTo(InboundStatus.RECEIVED);
    assertThat(received.closedAt()).isNotNull();
    assertThat(received.discrepancies()).isEmpty();
    assertThat(dock.level("tea").onHand()).isEqualTo(5);
    assertThat(dock.level("tea").incoming()).isZero();
    assertThat(shipments.find(shipment.id())).contains(received);
    assertThat(events("inbound"))
        .containsExactly("inbound.announced.v1", "inbound.received.v1", "inbound.closed.v1");
    assertThat(dock.warehouse("a").texts("SELECT kind || ' ' || reference FROM stock_movement"))
        .containsExactly("RECEIPT r1", "RECEIPT r1");
  }

  @Test
  void a_second_partial_receipt_keeps_the_first() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 5);
    InboundShipment first = dock.received(shipment, "r1", false, "tea", 2);
    InboundShipment second = dock.received(shipment, "r2", false, "tea", 1);

    assertThat(first.status()).isEqualTo(InboundStatus.PARTLY_RECEIVED);
    assertThat(first.discrepancies()).as("more is expected").isEmpty();
    assertThat(second.lines()).containsExactly(new Line("tea", 5, 3));
    assertThat(second.receipts())
        .extracting(InboundShipment.Receipt::reference)
        .containsExactly("r1", "r2");
    assertThat(dock.level("tea").onHand()).isEqualTo(3);
    assertThat(dock.level("tea").incoming()).isEqualTo(2);
  }

  @Test
  void what_did_not_come_is_given_up_at_the_close() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 5, "rice", 2);
    dock.received(shipment, "r1", false, "tea", 2);
    InboundShipment closed = dock.received(shipment, "r2", true, "tea", 1);

    assertThat(closed.status()).isEqualTo(InboundStatus.RECEIVED);
    assertThat(closed.discrepancies())
        .containsExactly(new Discrepancy("rice", 2, 0), new Discrepancy("tea", 5, 3));
    assertThat(dock.level("tea").incoming()).isZero();
    assertThat(dock.level("rice").incoming()).isZero();
    assertThat(dock.level("tea").onHand()).isEqualTo(3);
  }

  @Test
  void a_shipment_of_which_nothing_came_is_cancelled_by_its_close() {
    InboundShipment closed = dock.received(dock.announced("asn-1", "tea", 5), "r1", true);

    assertThat(closed.status()).isEqualTo(InboundStatus.CANCELLED);
    assertThat(dock.level("tea").incoming()).isZero();
    assertThat(events("inbound")).containsExactly("inbound.announced.v1", "inbound.closed.v1");
  }

  @Test
  void more_than_was_announced_and_what_was_not_announced_is_received_and_named() {
    InboundShipment other = dock.announced("asn-2", "tea", 3);
    InboundShipment shipment = dock.announced("asn-1", "tea", 5);

    InboundShipment received = dock.received(shipment, "r1", true, "tea", 7, "salt", 1);

    assertThat(received.discrepancies())
        .containsExactly(new Discrepancy("salt", 0, 1), new Discrepancy("tea", 5, 7));
    assertThat(dock.level("tea").onHand()).isEqualTo(7);
    assertThat(dock.level("tea").incoming()).as("of the other shipment").isEqualTo(3);
    assertThat(dock.level("salt").onHand()).isEqualTo(1);
    dock.received(other, "r2", false, "tea", 4);
    assertThat(dock.level("tea").incoming()).isZero();
  }

  @Test
  void a_receipt_after_the_close_is_refused() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 5);
    dock.received(shipment, "r1", true, "tea", 4);
    String before = dock.footprint();

    assertThatThrownBy(() -> dock.received(shipment, "r2", false, "tea", 1))
        .isInstanceOf(IllegalInboundStateException.class);
    assertThat(dock.footprint()).isEqualTo(before);
  }

  @Test
  void an_announcement_sent_again_adds_nothing() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 5);
    String before = dock.footprint();

    assertThat(dock.announced("asn-1", "tea", 5)).isEqualTo(shipment);
    assertThatThrownBy(
            () ->
                shipments.announce(
                    new AnnounceInbound(notice("asn-1", "tea", 5), key("another key"))))
        .isInstanceOf(DuplicateReferenceException.class);
    assertThatThrownBy(
            () ->
                shipments.announce(
                    new AnnounceInbound(
                        notice("asn-2", "tea", 5),
                        new IdempotencyKey("asn-1", "another request".getBytes()))))
        .isInstanceOf(IdempotencyKeyReusedException.class);
    assertThat(dock.footprint()).isEqualTo(before);
  }

  @Test
  void one_reference_announced_at_once_under_many_keys_is_one_shipment() {
    List<Boolean> announced =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                            () ->
                                shipments.announce(
                                    new AnnounceInbound(notice("asn-1", "tea", 5), key("k" + i))))
                        .handle(
                            (shipment, failure) -> {
                              assertThat(
                                      failure == null
                                          || failure.getCause()
                                              instanceof DuplicateReferenceException)
                                  .as(String.valueOf(failure))
                                  .isTrue();
                              return failure == null;
                            }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(announced).containsOnlyOnce(true);
    assertThat(dock.level("tea").incoming()).isEqualTo(5);
  }

  @Test
  void a_receipt_sent_again_counts_once() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 5);
    InboundShipment received = dock.received(shipment, "r1", true, "tea", 5);
    String before = dock.footprint();

    assertThat(dock.received(shipment, "r1", true, "tea", 5)).isEqualTo(received);
    assertThatThrownBy(
            () ->
                shipments.receive(
                    new ReceiveInbound(
                        shipment.id(), "r1", lines("tea", 5), true, key("another key"))))
        .isInstanceOf(DuplicateReferenceException.class);
    assertThat(dock.footprint()).isEqualTo(before);
  }

  @Test
  void two_receipts_at_once_both_count() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 20);
    IntStream.range(0, 4)
        .mapToObj(
            i ->
                CompletableFuture.runAsync(() -> dock.received(shipment, "r" + i, false, "tea", 2)))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(dock.level("tea").onHand()).isEqualTo(8);
    assertThat(dock.level("tea").incoming()).isEqualTo(12);
    assertThat(shipments.find(shipment.id()).orElseThrow().receipts()).hasSize(4);
  }

  @Test
  void the_same_receipt_many_times_at_once_counts_once_and_is_answered_alike() {
    InboundShipment shipment = dock.announced("asn-1", "tea", 5);
    List<InboundShipment> answers =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> dock.received(shipment, "r1", true, "tea", 5)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).containsOnly(answers.get(0));
    assertThat(dock.level("tea").onHand()).isEqualTo(5);
  }

  @Test
  void the_database_allows_the_states_of_the_code_and_no_others() {
    assertThat(dock.hub().checkedValues("receiving.inbound_shipment", "status"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(InboundStatus.values()).map(Enum::name).toList());
  }

  @Test
  void an_unknown_warehouse_or_shipment_is_refused() {
    assertThatThrownBy(
            () ->
                shipments.announce(
                    new AnnounceInbound(
                        new Notice("acme", "asn-1", new WarehouseCode("z"), null, lines("tea", 1)),
                        key("k"))))
        .isInstanceOf(UnknownWarehouseException.class);
    assertThatThrownBy(
            () ->
                shipments.receive(
                    new ReceiveInbound(new UUID(1, 1), "r1", lines("tea", 1), false, key("k2"))))
        .isInstanceOf(UnknownInboundException.class);
  }

  @Test
  void shipments_are_listed_newest_first_by_status_supplier_and_warehouse() {
    InboundShipment first = dock.announced("asn-1", "tea", 1);
    InboundShipment second = dock.announced("asn-2", "tea", 1);
    InboundShipment third = dock.announced("asn-3", "tea", 1);
    InboundShipment received = dock.received(second, "r1", true, "tea", 1);

    Page<InboundShipment> page = shipments.list(new InboundQuery(null, null, null, null, 2));
    assertThat(page.items()).containsExactly(third, received);
    assertThat(
            shipments
                .list(new InboundQuery(null, null, null, UUID.fromString(page.nextCursor()), 2))
                .items())
        .containsExactly(first);
    assertThat(
            shipments
                .list(
                    new InboundQuery(
                        InboundStatus.ANNOUNCED, "acme", new WarehouseCode("a"), null, 10))
                .items())
        .containsExactly(third, first);
    assertThat(shipments.list(new InboundQuery(null, "other", null, null, 10)).items()).isEmpty();
  }

  @Test
  void an_old_closed_shipment_is_set_aside_and_its_reference_still_counts_once() {
    InboundShipment closed = dock.received(dock.announced("asn-1", "tea", 5), "r1", true);
    InboundShipment open = dock.announced("asn-2", "tea", 1);
    dock.hub()
        .execute(
            "UPDATE receiving.inbound_shipment SET closed_at = closed_at - interval '9 days',"
                + " announced_at = announced_at - interval '9 days'");

    assertThat(dock.hub().count("SELECT receiving.archive_inbound(interval '8 days', 10)"))
        .isEqualTo(1);
    assertThat(shipments.find(closed.id())).isEmpty();
    assertThat(shipments.find(open.id())).isPresent();
    assertThatThrownBy(
            () -> shipments.announce(new AnnounceInbound(notice("asn-1", "tea", 5), key("late"))))
        .isInstanceOf(DuplicateReferenceException.class);
  }
}
