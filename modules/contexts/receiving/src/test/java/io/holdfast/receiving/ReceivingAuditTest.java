package io.holdfast.receiving;

import static io.holdfast.receiving.ReceivingFixture.key;
import static io.holdfast.receiving.ReceivingFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.Finding;
import io.holdfast.inventory.ReceiveTransfer;
import io.holdfast.inventory.StartTransfer;
import io.holdfast.inventory.Transfer;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The audit finds nothing after every kind of delivery and transfer, and each thing that is off.
 */
@Timeout(120)
class ReceivingAuditTest {
  private static final AuditSettings QUICK =
      new AuditSettings(Duration.ofMinutes(10), Duration.ofMillis(10), 2, 10);
  private static final WarehouseCode A = new WarehouseCode("a");
  private static final WarehouseCode B = new WarehouseCode("b");
  private static ReceivingFixture dock;

  @BeforeAll
  static void open() {
    dock = ReceivingFixture.open();
  }

  @AfterAll
  static void close() {
    dock.close();
  }

  @BeforeEach
  void every_kind_of_delivery_and_transfer() {
    dock.empty();
    dock.received(dock.announced("full", "tea", 20), "r1", false, "tea", 20);
    dock.received(dock.announced("short", "tea", 5), "r2", true, "tea", 3, "salt", 1);
    dock.received(dock.announced("open", "tea", 5), "r3", false, "tea", 2);
    dock.received(dock.announced("nothing came", "tea", 5), "r4", true);
    started("in transit", 2);
    received(started("partly", 3), 1, false);
    received(started("lost", 4), 3, true);
    Transfer cancelled = started("cancelled", 5);
    received(cancelled, 2, false);
    dock.transfers().cancel(cancelled.id());
  }

  private static Transfer started(String key, int teas) {
    return dock.transfers().start(new StartTransfer(A, B, lines("tea", teas), key(key)));
  }

  private static void received(Transfer transfer, int teas, boolean close) {
    dock.transfers()
        .receive(
            new ReceiveTransfer(
                transfer.id(), lines("tea", teas), close, key("receipt of " + transfer.id())));
  }

  private static String url(TestDatabase database) {
    return database.url() + "?user=holdfast_auditor";
  }

  private static List<String> broken() {
    return Audit.ofUrls(
            url(dock.hub()),
            Map.of("a", url(dock.warehouse("a")), "b", url(dock.warehouse("b"))),
            QUICK)
        .run()
        .stream()
        .filter(finding -> finding.state() == Finding.State.BROKEN)
        .flatMap(finding -> finding.samples().stream().map(text -> finding.id() + " " + text))
        .toList();
  }

  @Test
  void all_that_came_and_went_balances() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void incoming_that_nobody_announced_is_found() {
    dock.warehouse("b").execute("UPDATE stock_item SET incoming = incoming + 1");

    assertThat(broken())
        .containsExactly("I3 announced to and incoming at b tea: differs by 1 units");
  }

  @Test
  void units_that_left_for_a_transfer_that_does_not_know_them_are_found() {
    dock.hub()
        .execute(
            "UPDATE inventory.transfer_line SET sent = sent + 1, lost = lost + 1 WHERE lost > 0");

    assertThat(broken()).containsExactly("I3 sent and not arrived of tea: differs by 1 units");
  }

  @Test
  void an_ended_transfer_whose_units_do_not_add_up_is_found() {
    dock.hub().execute("UPDATE inventory.transfer_line SET lost = 0 WHERE lost > 0");

    assertThat(broken()).anyMatch(text -> text.contains("lost 0, and it is RECEIVED"));
  }

  @Test
  void a_shipment_that_does_not_match_its_receipts_or_was_never_published_is_found() {
    dock.hub().execute("UPDATE receiving.inbound_line SET received = 19 WHERE received = 20");
    dock.hub()
        .execute(
            "DELETE FROM messaging.outbox WHERE type IN ('io.holdfast.inbound.closed.v1',"
                + " 'io.holdfast.transfer.dispatched.v1')");

    assertThat(broken())
        .anyMatch(text -> text.contains("19 received, receipts say 20"))
        .anyMatch(text -> text.contains("published: announced 1 times, closed 0"))
        .anyMatch(text -> text.contains("published: dispatched 0 times"));
  }
}
