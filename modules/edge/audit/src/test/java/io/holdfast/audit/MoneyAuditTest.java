package io.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.Finding.State;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order of 100 USD cents, shipped in two parcels of 50, one of which was refunded. */
class MoneyAuditTest {
  private static final AuditSettings QUICK =
      new AuditSettings(Duration.ofSeconds(30), Duration.ofMillis(10), 2, 3);

  private World world;
  private UUID order;

  @AfterEach
  void discard() {
    world.close();
  }

  @BeforeEach
  void a_shipped_order() throws Exception {
    world = new World();
    AuditData story = new AuditData(world);
    story.stock("north", "tea");
    story.stock("south", "tea");
    order = story.placed("shipped", "tea", "north", "south");
    story.paid(order, true);
    story.confirmed(order, "tea", "north", "south");
    story.shipped(order, "PARTLY_SHIPPED", "tea", "north");
    story.shipped(order, "SHIPPED", "tea", "south");
    parcel("north");
    parcel("south");
    operation("REFUND", "LOST", "north", "refunded");
    world.hub(
        """
        UPDATE payments.payment SET status = 'PARTLY_REFUNDED', captured_minor = 100, refunded_minor = 50
         WHERE order_id = '%s'"""
            .formatted(order));
  }

  @Test
  void captures_and_refunds_that_add_up_are_found_clean() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void one_minor_unit_more_captured_than_the_operations_say_breaks_i6() {
    world.hub(
        "UPDATE payments.operation SET amount_minor = 49 WHERE kind = 'CAPTURE' AND cause_id = '"
            + AuditData.id("north")
            + "'");
    assertBroken("I6", "99 captured");
  }

  @Test
  void a_refund_that_no_operation_made_breaks_i6() {
    world.hub("UPDATE payments.payment SET refunded_minor = 51");
    assertBroken("I6", "51 refunded");
  }

  @Test
  void money_captured_of_an_order_that_ships_nothing_breaks_i6() {
    world.hub(
        """
        DELETE FROM fulfilment.shipment;
        UPDATE orders.orders SET status = 'CONFIRMED'""");
    assertThat(broken()).anySatisfy(finding -> isBroken(finding, "I6", "which is CONFIRMED"));
  }

  @Test
  void a_capture_without_its_shipment_breaks_i6() {
    world.hub("DELETE FROM fulfilment.shipment WHERE id = '" + AuditData.id("south") + "'");
    assertBroken("I6", "which does not exist");
  }

  @Test
  void a_dispatch_that_is_not_captured_in_time_breaks_i6() {
    world.hub(
        """
        DELETE FROM payments.operation WHERE cause_id = '%1$s' AND kind = 'CAPTURE';
        DELETE FROM messaging.outbox WHERE id = '%2$s';
        UPDATE payments.payment SET captured_minor = 50, status = 'PARTLY_CAPTURED'"""
            .formatted(AuditData.id("south"), AuditData.id("southcaptured")));
    assertBroken("I6", "captured for it: nothing");
  }

  @Test
  void captures_and_voids_that_are_not_what_was_authorised_break_i6() {
    world.hub("UPDATE payments.payment SET amount_cents = 101");
    world.hub("UPDATE orders.orders SET total_cents = 101");
    assertBroken("I6", "of 101 authorised 100 captured");
  }

  @Test
  void a_capture_published_twice_breaks_i7() {
    world.hub(AuditData.event(AuditData.id("x"), "io.holdfast.payment.captured.v1", order));
    assertBroken("I7", "published: 3");
  }

  @Test
  void a_dispatch_that_payments_did_not_apply_breaks_i8() {
    world.hub(
        AuditData.event(
            AuditData.id("x"), "io.holdfast.shipment.dispatched.v1", AuditData.id("north")));
    assertBroken("I8", "not applied by payments");
  }

  @Test
  void a_refused_operation_breaks_i11() {
    world.hub(
        """
        INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency, state, last_error)
        VALUES ('%s', 'REFUND', 'RETURN', '%s', 10, 'USD', 'FAILED', 'account closed')"""
            .formatted(order, AuditData.id("return")));
    assertBroken("I11", "account closed");
  }

  @Test
  void an_operation_that_waits_too_long_breaks_i11() {
    String insert =
        """
        INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency, requested_at)
        VALUES ('%s', 'REFUND', 'RETURN', '%s', 10, 'USD', now() - interval '%s')""";
    world.hub(insert.formatted(order, AuditData.id("young"), "1 s"));
    assertThat(broken()).isEmpty();
    world.hub(insert.formatted(order, AuditData.id("old"), "1 h"));
    assertBroken("I11", "is not done after 0 attempts");
  }

  private void parcel(String warehouse) {
    world.hub(
        """
        INSERT INTO fulfilment.shipment (id, order_id, customer_id, warehouse, status, currency, amount_minor,
          carrier, tracking_number, dispatched_at)
        VALUES ('%s', '%s', 'c1', '%s', 'DISPATCHED', 'USD', 50, 'swift', 'T1', now() - interval '1 h')"""
            .formatted(AuditData.id(warehouse), order, warehouse));
    operation("CAPTURE", "SHIPMENT", warehouse, "captured");
  }

  private void operation(String kind, String cause, String shipment, String event) {
    world.hub(
        """
        INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency, state, completed_at)
        VALUES ('%s', '%s', '%s', '%s', 50, 'USD', 'SUCCEEDED', now()); %s"""
            .formatted(
                order,
                kind,
                cause,
                AuditData.id(shipment),
                AuditData.event(
                    AuditData.id(shipment + event),
                    "io.holdfast.payment." + event + ".v1",
                    order)));
  }

  private List<Finding> broken() {
    return world.audit(QUICK).stream().filter(f -> f.state() == State.BROKEN).toList();
  }

  private void assertBroken(String id, String sample) {
    assertThat(broken()).singleElement().satisfies(finding -> isBroken(finding, id, sample));
  }

  private static void isBroken(Finding finding, String id, String sample) {
    assertThat(finding.id()).isEqualTo(id);
    assertThat(finding.samples()).anySatisfy(s -> assertThat(s).contains(sample));
  }
}
