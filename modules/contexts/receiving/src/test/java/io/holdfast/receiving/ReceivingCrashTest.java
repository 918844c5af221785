package io.holdfast.receiving;

import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.StartTransfer;
import io.holdfast.inventory.Transfer;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.ForkedJvm;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import io.holdfast.testkit.XaCall;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server is killed in the middle of a commit over hub and warehouses. */
@Timeout(180)
class ReceivingCrashTest {
  private static ReceivingFixture on(String... names) {
    return new ReceivingFixture(
        TestDatabases.open(names[0]), TestDatabases.open(names[1]), TestDatabases.open(names[2]));
  }

  private static Transfer fourTeas(ReceivingFixture receiving) {
    return receiving
        .transfers()
        .start(
            new StartTransfer(
                new WarehouseCode("a"),
                new WarehouseCode("b"),
                ReceivingFixture.lines("tea", 4),
                ReceivingFixture.key("send")));
  }

  /** Sends four teas from a to b, in a JVM of its own. */
  static final class Sender {
    public static void main(String[] names) {
      fourTeas(on(names));
      System.exit(0);
    }
  }

  /** Receives what was announced, in a JVM of its own. */
  static final class Receiver {
    public static void main(String[] names) {
      ReceivingFixture receiving = on(names);
      receiving.received(receiving.announced("asn-1", "tea", 9), "r1", true, "tea", 9);
      System.exit(0);
    }
  }

  /** Branches of a transfer: a, b, hub. */
  static Stream<Arguments> deaths() {
    return Stream.of(
        Arguments.of(PREPARE, 2, BEFORE),
        Arguments.of(PREPARE, 3, AFTER),
        Arguments.of(COMMIT, 1, BEFORE),
        Arguments.of(COMMIT, 2, AFTER));
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void killed_at_any_moment_a_transfer_is_whole_or_absent_and_its_key_gives_exactly_one(
      XaCall call, int nth, Moment moment) {
    try (ReceivingFixture receiving = ReceivingFixture.open()) {
      receiving.received(receiving.announced("asn-1", "tea", 9), "r1", true, "tea", 9);

      die(receiving, Sender.class, call, nth, moment);

      long started = receiving.hub().count("SELECT count(*) FROM inventory.transfer");
      assertThat(receiving.level("tea").onHand()).isEqualTo(9 - 4 * started);
      assertThat(
              receiving.warehouse("b").count("SELECT coalesce(sum(incoming), 0) FROM stock_item"))
          .isEqualTo(4 * started);
      assertThat(started).isEqualTo(call == COMMIT ? 1 : 0);

      fourTeas(receiving);
      assertThat(receiving.hub().count("SELECT count(*) FROM inventory.transfer")).isEqualTo(1);
      assertThat(receiving.level("tea").onHand()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void killed_at_any_moment_a_receipt_is_whole_or_absent_and_its_key_counts_it_once(
      XaCall call, int nth, Moment moment) {
    try (ReceivingFixture receiving = ReceivingFixture.open()) {
      receiving.announced("asn-1", "tea", 9);

      die(receiving, Receiver.class, call, Math.min(nth, 2), moment);

      long receipts = receiving.hub().count("SELECT count(*) FROM receiving.inbound_receipt");
      assertThat(receiving.level("tea").onHand()).isEqualTo((int) (9 * receipts));
      assertThat(receiving.level("tea").incoming()).isEqualTo((int) (9 - 9 * receipts));

      receiving.received(receiving.announced("asn-1", "tea", 9), "r1", true, "tea", 9);
      assertThat(receiving.level("tea").onHand()).isEqualTo(9);
      assertThat(receiving.level("tea").incoming()).isZero();
    }
  }

  private static void die(
      ReceivingFixture receiving, Class<?> program, XaCall call, int nth, Moment moment) {
    ForkedJvm.Ended ended =
        ForkedJvm.of(program)
            .databases(receiving.databases())
            .faults(new FaultPlan().dieAt(call, nth, moment))
            .run(Duration.ofSeconds(120));
    assertThat(ended.diedAsPlanned()).as(ended.output()).isTrue();
    TestTransactions.get().recover();
  }
}
