package io.holdfast.fulfilment.worker;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.fulfilment.CarrierReport;
import io.holdfast.fulfilment.DispatchOutcome;
import io.holdfast.fulfilment.LabelResult;
import io.holdfast.fulfilment.record.Claim;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FulfilmentTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final String LOCK_WAITS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND datname = current_database()""";

  private final OrdersFixture shop = OrdersFixture.open();
  private final Warehousing automatic = new Warehousing(shop, "auto", LEASE, 3);
  private final Warehousing manual = new Warehousing(shop, "manual", LEASE, 3);

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    automatic.close();
    manual.close();
    shop.close();
  }

  /** A confirmed order of four units, two in each of two warehouses, and its shipments. */
  private OrderId twoParcels(Warehousing fulfilment) {
    shop.sell("tea", 2, 2);
    OrderId id = shop.confirmed("k", order(4, "tea"));
    fulfilment.deliver(OrderEvent.CONFIRMED);
    return id;
  }

  private OrderStatus status(OrderId id) {
    return shop.orders().find(id).orElseThrow().status();
  }

  private void untilShipments(Warehousing fulfilment, String... states) {
    Probe.eventually(
        PATIENCE, () -> assertThat(fulfilment.shipments("status")).containsExactly(states));
  }

  private UUID shipment(OrderId id, int index) {
    return shop.orders().find(id).orElseThrow().shipments().get(index).id();
  }

  private Set<UUID> report(UUID shipment, String event, CarrierReport.Code code) {
    CarrierReport report = new CarrierReport(event, shipment, null, code, Instant.now());
    return TestTransactions.get()
        .transactions()
        .run(
            () -> {
              try (Connection connection = shop.hubDatabase().xa().getConnection()) {
                return automatic.reports().receive(connection, List.of(report));
              }
            });
  }

  @Test
  void a_confirmed_order_leaves_each_of_its_warehouses_once() {
    OrderId id = twoParcels(automatic);

    automatic.round();
    untilShipments(automatic, "DISPATCHED", "DISPATCHED");

    assertThat(status(id)).isEqualTo(OrderStatus.SHIPPED);
    assertThat(automatic.shipments("amount_minor")).containsExactly("200", "200");
    assertThat(automatic.carrier().labels()).hasSize(2);
    assertThat(shop.reservations("SHIPPED")).isEqualTo(2);
    assertThat(shop.events("shipment", "type"))
        .containsExactly(ShipmentEvent.DISPATCHED.type(), ShipmentEvent.DISPATCHED.type());
    assertThat(shop.orders().find(id).orElseThrow().shipments())
        .extracting(OrderView.Shipment::warehouse, OrderView.Shipment::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", ShipmentStatus.DISPATCHED),
            org.assertj.core.groups.Tuple.tuple("b", ShipmentStatus.DISPATCHED));
  }

  @Test
  void a_confirmation_delivered_again_makes_no_second_shipment() {
    twoParcels(automatic);
    automatic.deliver(OrderEvent.CONFIRMED);
    automatic.round();
    untilShipments(automatic, "DISPATCHED", "DISPATCHED");
    automatic.deliver(OrderEvent.CONFIRMED);
    automatic.round();

    assertThat(automatic.shipments("status")).containsExactly("DISPATCHED", "DISPATCHED");
    assertThat(shop.hub().count("SELECT count(*) FROM fulfilment.shipment_line")).isEqualTo(2);
  }

  @Test
  void an_order_of_a_hundred_lines_adds_up_over_its_shipments() {
    String[] skus = IntStream.range(0, 100).mapToObj(i -> "sku-" + i).toArray(String[]::new);
    for (int i = 0; i < skus.length; i++) {
      shop.sell(skus[i], i % 3 == 0 ? 3 : 1, i % 3 == 1 ? 3 : 1, i % 3 == 2 ? 3 : 1);
    }
    OrderId id = shop.confirmed("k", order(4, skus));
    automatic.deliver(OrderEvent.CONFIRMED);

    automatic.round();
    untilShipments(automatic, "DISPATCHED", "DISPATCHED", "DISPATCHED");

    assertThat(status(id)).isEqualTo(OrderStatus.SHIPPED);
    assertThat(shop.hub().count("SELECT sum(amount_minor) FROM fulfilment.shipment"))
        .isEqualTo(40_000);
    assertThat(shop.hub().count("SELECT sum(quantity) FROM fulfilment.shipment_line"))
        .isEqualTo(400);
  }

  @Test
  void two_workers_dispatch_each_shipment_once() {
    shop.sell("ale", 60);
    for (int i = 0; i < 60; i++) {
      shop.confirmed("ale-" + i, order(1, "ale"));
    }
    automatic.deliver(OrderEvent.CONFIRMED);
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ShipmentWorker worker = automatic.worker();
      workers.add(CompletableFuture.runAsync(worker::takeSome));
    }
    workers.forEach(CompletableFuture::join);
    automatic.round();

    Probe.until(
        PATIENCE, () -> automatic.shipments("status").stream().allMatch("DISPATCHED"::equals));
    assertThat(shop.events("shipment", "type")).hasSize(60);
    assertThat(shop.warehouse('a').count("SELECT count(*) FROM stock_movement WHERE kind = 'SHIP'"))
        .isEqualTo(60);
  }

  @Test
  void two_requests_to_dispatch_at_once_are_one_dispatch() {
    OrderId id = twoParcels(manual);
    manual.round();
    UUID shipment = shipment(id, 0);
    DispatchLane other = automatic.dispatch();

    List<CompletableFuture<DispatchOutcome>> answers =
        List.of(manual.dispatch().dispatch(shipment, null), other.dispatch(shipment, null));

    assertThat(answers.stream().map(CompletableFuture::join))
        .containsOnlyOnce(new DispatchOutcome.Dispatched());
    assertThat(shop.events("shipment", "type")).containsExactly(ShipmentEvent.DISPATCHED.type());
  }

  @Test
  void a_label_whose_answer_was_lost_is_asked_for_again_and_is_the_same() {
    OrderId id = twoParcels(automatic);
    automatic.carrier().loseAnswers(1);

    automatic.round();
    assertThat(automatic.shipments("status || attempts")).containsExactly("PENDING1", "PENDING1");
    assertThat(automatic.shipments("next_attempt_at > now()")).containsExactly("t", "t");
    automatic.nothingWaits();
    automatic.round();

    untilShipments(automatic, "DISPATCHED", "DISPATCHED");
    assertThat(automatic.carrier().asked(shipment(id, 0))).isEqualTo(2);
    assertThat(automatic.carrier().labels()).hasSize(2);
    assertThat(automatic.shipments("tracking_number"))
        .containsExactlyInAnyOrderElementsOf(automatic.carrier().labels().values());
  }

  @Test
  void a_worker_that_died_between_label_and_record_is_replaced_when_its_lease_ends() {
    twoParcels(automatic);
    List<Claim> claims = automatic.work().claim(10);
    assertThat(automatic.round()).as("held by the other").isZero();
    automatic.nothingWaits();

    automatic.round();
    untilShipments(automatic, "DISPATCHED", "DISPATCHED");

    Map<Claim, LabelResult.Labelled> late =
        Map.of(claims.get(0), new LabelResult.Labelled("swift", "late"));
    assertThat(automatic.work().labelled(late)).as("fenced").isEmpty();
    automatic.work().failed(claims, "late");
    assertThat(automatic.shipments("status")).containsExactly("DISPATCHED", "DISPATCHED");
    assertThat(automatic.shipments("tracking_number")).doesNotContain("late");
  }

  @Test
  void a_cancellation_while_the_label_is_made_ends_the_shipment_and_voids_the_label() {
    OrderId id = twoParcels(automatic);
    automatic
        .carrier()
        .whileLabelling(
            () -> {
              shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);
              automatic.deliver(OrderEvent.CANCELLED);
            });

    automatic.round();
    assertThat(automatic.shipments("status")).containsExactly("CANCELLED", "CANCELLED");
    assertThat(automatic.shipments("void_due AND next_attempt_at <= clock_timestamp()"))
        .as("at once, since the carrier has answered")
        .containsExactly("t", "t");
    automatic.round();

    assertThat(automatic.carrier().cancelled())
        .containsExactlyInAnyOrderElementsOf(automatic.carrier().labels().keySet());
    assertThat(automatic.shipments("void_due")).containsExactly("f", "f");
    assertThat(status(id)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.available("tea")).isEqualTo(4);
  }

  @Test
  void a_label_whose_answer_was_lost_is_voided_when_no_request_for_it_can_be_under_way() {
    OrderId id = twoParcels(automatic);
    automatic.carrier().loseAnswers(1);
    automatic
        .carrier()
        .whileLabelling(
            () -> {
              shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);
              automatic.deliver(OrderEvent.CANCELLED);
            });

    automatic.round();
    assertThat(automatic.shipments("void_due AND next_attempt_at > now() + interval '30 s'"))
        .as("not before the lease has ended")
        .containsExactly("t", "t");
    automatic.nothingWaits();
    automatic.round();

    assertThat(automatic.carrier().cancelled())
        .containsExactlyInAnyOrderElementsOf(automatic.carrier().labels().keySet());
  }

  @Test
  void an_order_that_ended_before_its_label_was_asked_for_never_asks() {
    OrderId id = twoParcels(automatic);
    shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);
    automatic.deliver(OrderEvent.CANCELLED);

    assertThat(automatic.round()).isZero();
    assertThat(automatic.shipments("status || void_due"))
        .containsExactly("CANCELLEDfalse", "CANCELLEDfalse");
    assertThat(automatic.carrier().labels()).isEmpty();
  }

  @Test
  void a_shipment_whose_order_was_cancelled_unheard_of_is_cancelled_at_its_dispatch() {
    OrderId id = twoParcels(automatic);
    shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);

    automatic.round();
    untilShipments(automatic, "CANCELLED", "CANCELLED");
    automatic.round();
    assertThat(automatic.carrier().cancelled()).hasSize(2);
  }

  @Test
  void a_lapsed_authorisation_does_not_ship() {
    twoParcels(automatic);
    shop.hub().execute("UPDATE payments.payment SET reason = 'lapsed'");

    automatic.round();
    untilShipments(automatic, "CANCELLED", "CANCELLED");
    assertThat(shop.reservations("COMMITTED")).isEqualTo(2);
  }

  @Test
  void after_a_part_was_dispatched_a_cancellation_ends_the_other_shipment_only() {
    OrderId id = twoParcels(manual);
    manual.round();
    UUID first = shipment(id, 0);
    manual.dispatch().dispatch(first, null).join();
    report(first, "e1", CarrierReport.Code.DELIVERED);
    assertThat(status(id)).isEqualTo(OrderStatus.PARTLY_SHIPPED);

    shop.orders().cancel(id, "the rest is late", VersionCondition.ANY);
    assertThat(status(id)).isEqualTo(OrderStatus.SHIPPED);
    manual.deliver(OrderEvent.UNITS_CANCELLED);

    assertThat(manual.shipments("status")).containsExactly("DELIVERED", "CANCELLED");
    assertThat(status(id)).as("nothing is open any more").isEqualTo(OrderStatus.COMPLETED);
    assertThat(shop.available("tea")).isEqualTo(2);
  }

  @Test
  void an_order_is_complete_when_its_last_parcel_has_arrived() {
    OrderId id = twoParcels(automatic);
    automatic.round();
    untilShipments(automatic, "DISPATCHED", "DISPATCHED");

    report(shipment(id, 0), "e1", CarrierReport.Code.DELIVERED);
    assertThat(status(id)).isEqualTo(OrderStatus.SHIPPED);
    report(shipment(id, 1), "e2", CarrierReport.Code.DELIVERED);

    assertThat(status(id)).isEqualTo(OrderStatus.COMPLETED);
    assertThat(shop.events("order", "type")).endsWith(OrderEvent.COMPLETED.type());
  }

  @Test
  void two_last_parcels_at_once_complete_the_order_once() throws SQLException {
    OrderId id = twoParcels(automatic);
    automatic.round();
    untilShipments(automatic, "DISPATCHED", "DISPATCHED");
    CarrierReport first =
        new CarrierReport("e1", shipment(id, 0), null, CarrierReport.Code.DELIVERED, Instant.now());

    try (Connection open = shop.hub().plain().getConnection()) {
      open.setAutoCommit(false);
      automatic.reports().receive(open, List.of(first));
      CompletableFuture<Set<UUID>> second =
          CompletableFuture.supplyAsync(
              () -> report(shipment(id, 1), "e2", CarrierReport.Code.DELIVERED));
      Probe.until(PATIENCE, () -> shop.hub().count(LOCK_WAITS) > 0 || second.isDone());
      open.commit();
      second.join();
    }

    assertThat(status(id)).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void a_late_report_keeps_the_end_and_a_repeated_one_is_stored_once() {
    OrderId id = twoParcels(automatic);
    automatic.round();
    untilShipments(automatic, "DISPATCHED", "DISPATCHED");
    UUID first = shipment(id, 0);
    List<String> numbers = automatic.shipments("tracking_number");

    for (int i = 0; i < 2; i++) {
      report(first, "e1", CarrierReport.Code.DELIVERED);
      report(first, "e0", CarrierReport.Code.IN_TRANSIT);
      report(first, "e2", CarrierReport.Code.LOST);
    }

    assertThat(automatic.shipments("status")).containsExactly("DELIVERED", "DISPATCHED");
    assertThat(automatic.shipments("tracking_number")).isEqualTo(numbers);
    assertThat(shop.hub().count("SELECT count(*) FROM fulfilment.carrier_event")).isEqualTo(3);
    assertThat(automatic.events(ShipmentEvent.DELIVERED)).hasSize(1);
    assertThat(automatic.events(ShipmentEvent.LOST)).isEmpty();
  }

  @Test
  void a_report_before_the_dispatch_counts_from_the_dispatch_on() {
    OrderId id = twoParcels(manual);
    manual.round();
    report(shipment(id, 0), "e1", CarrierReport.Code.DELIVERED);
    report(shipment(id, 1), "e2", CarrierReport.Code.LOST);
    assertThat(manual.shipments("status")).containsExactly("LABELLED", "LABELLED");

    manual.dispatch().dispatch(shipment(id, 0), null).join();
    manual.dispatch().dispatch(shipment(id, 1), null).join();

    assertThat(manual.shipments("status")).containsExactly("DELIVERED", "LOST");
    assertThat(status(id)).isEqualTo(OrderStatus.COMPLETED);
    DomainEvent lost = manual.events(ShipmentEvent.LOST).get(0);
    assertThat(lost.data()).contains("\"policy\":\"REFUND\"", "\"amountMinorUnits\":200");
  }

  @Test
  void a_report_about_an_unknown_parcel_is_not_stored() {
    assertThat(report(UUID.randomUUID(), "e1", CarrierReport.Code.DELIVERED)).isEmpty();
    assertThat(shop.hub().count("SELECT count(*) FROM fulfilment.carrier_event")).isZero();
  }

  @Test
  void after_its_attempts_a_shipment_waits_for_an_operator() {
    OrderId id = twoParcels(automatic);
    automatic.carrier().isAway(true);
    for (int i = 0; i < 3; i++) {
      automatic.round();
      automatic.nothingWaits();
    }
    assertThat(automatic.round()).isZero();
    assertThat(automatic.shipments("status || ' ' || last_error || (failed_at IS NOT NULL)"))
        .containsExactly("PENDING the carrier is awaytrue", "PENDING the carrier is awaytrue");

    automatic.carrier().isAway(false);
    assertThat(automatic.work().retry(shipment(id, 0))).isTrue();
    automatic.round();
    untilShipments(automatic, "DISPATCHED", "PENDING");
    assertThat(automatic.work().retry(shipment(id, 0))).isFalse();
  }

  @Test
  void what_the_carrier_does_not_take_is_not_tried_again_by_itself() {
    twoParcels(automatic);
    automatic.carrier().refuses(true);

    automatic.round();
    automatic.nothingWaits();

    assertThat(automatic.round()).isZero();
    assertThat(automatic.shipments("last_error"))
        .containsExactly("no such postal code", "no such postal code");
  }

  @Test
  void while_a_warehouse_is_away_its_parcels_wait_and_the_others_leave() {
    OrderId id = twoParcels(automatic);
    shop.takeAway('b');
    Probe.until(
        PATIENCE, () -> !shop.reservations().canReach(new io.holdfast.kernel.WarehouseCode("b")));

    automatic.round();
    untilShipments(automatic, "DISPATCHED", "LABELLED");
    assertThat(status(id)).isEqualTo(OrderStatus.PARTLY_SHIPPED);

    shop.bringBack('b');
    Probe.until(
        PATIENCE, () -> shop.reservations().canReach(new io.holdfast.kernel.WarehouseCode("b")));
    Probe.eventually(
        PATIENCE,
        () -> {
          automatic.round();
          assertThat(automatic.shipments("status")).containsExactly("DISPATCHED", "DISPATCHED");
        });
  }
}
