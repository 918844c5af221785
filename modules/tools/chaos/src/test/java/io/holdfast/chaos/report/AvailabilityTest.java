package io.holdfast.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.chaos.schedule.FaultKind;
import io.holdfast.chaos.schedule.PlannedFault;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long END = 10 * SECOND;

  @Test
  void an_unreachable_warehouse_affects_only_its_own_orders() {
    List<AcceptedOrder> sales =
        Stream.concat(
                every(100, "denver")
                    .filter(sale -> sale.at() < 2 * SECOND || sale.at() > 5 * SECOND),
                every(100, "seattle"))
            .sorted(Comparator.comparingLong(AcceptedOrder::at))
            .toList();

    Availability measured = Availability.of(fault("postgres-denver"), sales, 0, 2 * SECOND, END);

    assertThat(measured.unavailableMillis()).isEqualTo(3_100);
    assertThat(measured.backMillis()).isEqualTo(1_100);
    assertThat(measured.othersPerSecond()).isEqualTo(10);
    assertThat(measured.beforePerSecond()).isEqualTo(10);
  }

  @Test
  void any_order_counts_while_the_hub_is_unreachable() {
    List<AcceptedOrder> sales = every(500, "").toList();

    Availability measured = Availability.of(fault("postgres-hub"), sales, 0, 2 * SECOND, END);

    assertThat(measured.unavailableMillis()).isEqualTo(500);
    assertThat(measured.othersPerSecond()).isEqualTo(2);
  }

  @Test
  void without_another_accepted_order_the_server_was_unavailable_until_the_end() {
    Availability measured = Availability.of(fault("server"), List.of(), 0, 2 * SECOND, END);

    assertThat(measured.unavailableMillis()).isEqualTo(8_000);
    assertThat(measured.backMillis()).isEqualTo(-1);
  }

  /** The fault lasts from second 2 to second 4. */
  private static FaultRecord fault(String target) {
    PlannedFault fault =
        new PlannedFault(
            FaultKind.KILL, target, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ZERO);
    return new FaultRecord(1, fault, 2, 2 * SECOND, 4 * SECOND);
  }

  private static Stream<AcceptedOrder> every(long millis, String home) {
    return LongStream.range(0, END / (millis * 1_000_000))
        .mapToObj(number -> new AcceptedOrder(number * millis * 1_000_000, home));
  }
}
