package io.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import net.jqwik.api.Example;

/** The state tables, as in the contract. */
class StatesTest {
  @Example
  void an_order_goes_this_way_and_no_other() {
    assertThat(
            Arrays.stream(OrderStatus.values())
                .map(state -> state + " -> " + state.next())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            PENDING -> [PLACED, REJECTED, CANCELLED]
            PLACED -> [CONFIRMED, CANCELLED, EXPIRED]
            CONFIRMED -> [PARTLY_SHIPPED, SHIPPED, CANCELLED]
            PARTLY_SHIPPED -> [SHIPPED]
            SHIPPED -> [COMPLETED]
            COMPLETED -> [RETURNED]
            REJECTED -> []
            CANCELLED -> []
            EXPIRED -> []
            RETURNED -> []""");
  }

  @Example
  void a_reservation_goes_this_way_and_no_other() {
    assertThat(
            Arrays.stream(ReservationStatus.values())
                .map(state -> state + " -> " + state.next())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            HELD -> [COMMITTED, RELEASED, EXPIRED]
            COMMITTED -> [SHIPPED, RELEASED]
            SHIPPED -> []
            RELEASED -> []
            EXPIRED -> []""");
  }

  @Example
  void a_payment_is_shown_in_the_states_of_the_contract() {
    assertThat(PaymentStatus.shown())
        .extracting(Enum::name)
        .containsExactly(
            "NONE",
            "AUTHORISED",
            "DECLINED",
            "VOIDED",
            "PARTLY_CAPTURED",
            "CAPTURED",
            "PARTLY_REFUNDED",
            "REFUNDED");
    assertThat(PaymentStatus.VOID_DUE.asShown()).isEqualTo(PaymentStatus.AUTHORISED);
    assertThat(PaymentStatus.shown()).allMatch(state -> state.asShown() == state);
  }

  @Example
  void declined_voided_and_refunded_are_final() {
    assertThat(EnumSet.of(PaymentStatus.DECLINED, PaymentStatus.VOIDED, PaymentStatus.REFUNDED))
        .allMatch(state -> state.next().isEmpty());
    assertThat(PaymentStatus.AUTHORISED.mayBecome(PaymentStatus.VOID_DUE)).isTrue();
    assertThat(PaymentStatus.VOID_DUE.next()).containsExactly(PaymentStatus.VOIDED);
    assertThat(PaymentStatus.CAPTURED.mayBecome(PaymentStatus.VOID_DUE)).isFalse();
  }

  @Example
  void the_reservations_of_an_order_can_follow_it() {
    for (OrderStatus from : OrderStatus.values()) {
      for (OrderStatus to : from.next()) {
        assertThat(to.reservations())
            .as(from + " to " + to)
            .anyMatch(
                after ->
                    from.reservations().stream()
                        .anyMatch(before -> before == after || before.mayBecome(after)));
      }
    }
  }
}
