package io.holdfast.payments.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.payments.PaidHub;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ScriptedGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentHandlingTest {
  private static final Function<PaymentRequest, PaymentDecision> SILENT =
      request -> {
        throw new UnavailableException("no answer");
      };
  private final PaidHub hub = new PaidHub();
  private final List<PaymentRequest> asked = new ArrayList<>();
  private final PaymentHandling handling = handling(request -> new Authorised("auth_1"));
  private final UUID order = TimeOrderedUuid.next();
  private final DomainEvent placed = hub.placed(order, 1234, "tok_ok");

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_placed_order_is_paid() {
    handling.handle(placed, false);
    assertThat(asked)
        .containsExactly(new PaymentRequest(new OrderId(order), new Money(1234, "USD"), "tok_ok"));
    assertThat(status()).containsExactly("AUTHORISED 1234 auth_1");
  }

  @Test
  void a_refusal_is_a_result() {
    handling(request -> new Declined("insufficient-funds")).handle(placed, false);
    assertThat(status()).containsExactly("DECLINED 1234");
  }

  @Test
  void an_event_delivered_twice_is_one_payment_and_one_event() {
    handling.handle(placed, false);
    handling.handle(placed, false);
    handling.handle(placed, true);
    assertThat(hub.rows()).isEqualTo("1 1 1");
    assertThat(asked).as("a repetition costs no call").hasSize(1);
  }

  @Test
  void without_an_answer_nothing_is_recorded_and_the_next_delivery_pays() {
    PaymentHandling failing = handling(SILENT);
    assertThatThrownBy(() -> failing.handle(placed, false))
        .isInstanceOf(UnavailableException.class);
    assertThat(hub.rows()).isEqualTo("0 0 0");
    handling.handle(placed, true);
    assertThat(hub.rows()).isEqualTo("1 1 1");
  }

  @Test
  void the_token_is_kept_until_the_decision_is_on_record_and_then_forgotten() {
    PaymentHandling failing = handling(SILENT);
    assertThatThrownBy(() -> failing.handle(placed, false))
        .isInstanceOf(UnavailableException.class);
    assertThat(tokens()).containsExactly("tok_ok");

    handling.handle(placed, true);

    assertThat(tokens()).isEmpty();
    assertThat(hub.database().texts("SELECT data FROM messaging.outbox"))
        .hasSize(1)
        .noneMatch(data -> data.contains("tok_ok"));
  }

  @Test
  void a_refused_payment_forgets_the_token_too() {
    handling(request -> new Declined("insufficient-funds")).handle(placed, false);
    assertThat(tokens()).isEmpty();
  }

  @Test
  void the_time_to_pay_begins_when_the_provider_is_asked_and_only_then() {
    String dueIn =
        "SELECT round(extract(epoch FROM due_at - now()) / 60) FROM payments.payment_token";
    hub.database().execute("UPDATE payments.payment_token SET time_to_pay = interval '7 minutes'");
    assertThat(hub.database().count("SELECT count(due_at) FROM payments.payment_token")).isZero();

    assertThatThrownBy(() -> handling(SILENT).handle(placed, false))
        .isInstanceOf(UnavailableException.class);
    assertThat(hub.database().count(dueIn)).isEqualTo(7);

    hub.database()
        .execute("UPDATE payments.payment_token SET due_at = due_at - interval '3 minutes'");
    assertThatThrownBy(() -> handling(SILENT).handle(placed, true))
        .isInstanceOf(UnavailableException.class);
    assertThat(hub.database().count(dueIn)).as("asking again gives no more time").isEqualTo(4);
  }

  @Test
  void payment_of_an_order_that_ended_before_the_request_is_never_requested() {
    handling.handleEnd(hub.ended(order, OrderEvent.CANCELLED));
    handling.handle(placed, false);
    handling.handle(placed, true);

    assertThat(asked).isEmpty();
    assertThat(hub.rows()).as("no payment, both events handled").isEqualTo("0 2 0");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void an_authorisation_whose_answer_was_lost_before_the_order_ended_is_to_be_voided() {
    assertThatThrownBy(() -> handling(SILENT).handle(placed, false))
        .isInstanceOf(UnavailableException.class);
    handling.handleEnd(hub.ended(order, OrderEvent.EXPIRED));

    handling.handle(placed, true);

    assertThat(asked).as("asked again, under the key of the order").hasSize(2);
    assertThat(status()).containsExactly("VOID_DUE 1234 auth_1");
    assertThat(tokens()).isEmpty();
  }

  @Test
  void a_delivery_that_comes_twice_at_once_does_not_hide_the_authorisation_of_an_ended_order() {
    PaymentHandling overtaken =
        handling(
            request -> {
              handling.handleEnd(hub.ended(order, OrderEvent.CANCELLED));
              handling.handle(placed, true);
              return new Authorised("auth_1");
            });
    overtaken.handle(placed, false);

    assertThat(status()).containsExactly("VOID_DUE 1234 auth_1");
  }

  @Test
  void an_authorisation_for_an_order_that_has_ended_is_to_be_voided() {
    PaymentHandling overtaken =
        handling(
            request -> {
              handling.handleEnd(hub.ended(order, OrderEvent.EXPIRED));
              return new Authorised("auth_late");
            });
    overtaken.handle(placed, false);

    assertThat(status()).containsExactly("VOID_DUE 1234 auth_late");
  }

  @Test
  void an_authorisation_before_the_cancellation_is_to_be_voided() {
    handling.handle(placed, false);
    DomainEvent cancelled = hub.ended(order, OrderEvent.CANCELLED);
    handling.handleEnd(cancelled);
    handling.handleEnd(cancelled);

    assertThat(status()).containsExactly("VOID_DUE 1234 auth_1");
    assertThat(hub.rows()).isEqualTo("1 2 1");
  }

  @Test
  void a_repetition_of_the_placement_voids_nothing() {
    handling.handle(placed, false);
    handling.handle(placed, false);

    assertThat(status()).containsExactly("AUTHORISED 1234 auth_1");
  }

  @Test
  void a_declined_payment_of_a_cancelled_order_stays_declined() {
    handling(request -> new Declined("insufficient-funds")).handle(placed, false);
    handling.handleEnd(hub.ended(order, OrderEvent.CANCELLED));

    assertThat(status()).containsExactly("DECLINED 1234");
  }

  @Test
  void a_request_does_not_show_its_token() {
    handling.handle(placed, false);
    assertThat(asked.get(0).toString()).contains(order.toString()).doesNotContain("tok_ok");
  }

  @Test
  void an_order_that_costs_nothing_needs_no_provider() {
    UUID free = TimeOrderedUuid.next();
    handling.handle(hub.placed(free, 0, "tok_ok"), false);
    assertThat(asked).isEmpty();
    assertThat(status()).containsExactly("AUTHORISED 0 free_" + free);
    assertThat(tokens()).as("that of the other order").hasSize(1);
  }

  @Test
  void an_event_without_an_order_is_refused() {
    DomainEvent hollow =
        new DomainEvent(
            order,
            "holdfast.orders",
            "io.holdfast.order.placed.v1",
            "x",
            0,
            "{\"totalMinorUnits\":1}");
    assertThatThrownBy(() -> handling.handle(hollow, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private PaymentHandling handling(Function<PaymentRequest, PaymentDecision> provider) {
    PaymentGateway gateway =
        ScriptedGateway.authorising(
            request -> {
              asked.add(request);
              return provider.apply(request);
            });
    return new PaymentHandling(gateway, hub.payments(), hub.tokens(), hub.ended(), hub.terms());
  }

  private List<String> tokens() {
    return hub.database().texts("SELECT token FROM payments.payment_token");
  }

  private List<String> status() {
    return hub.database()
        .texts(
            "SELECT concat_ws(' ', status, amount_cents, authorisation_id) FROM payments.payment");
  }
}
