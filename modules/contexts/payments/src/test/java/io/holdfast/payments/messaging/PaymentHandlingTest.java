package io.holdfast.payments.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.PaidHub;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentHandlingTest {
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
    PaymentHandling failing =
        handling(
            request -> {
              throw new UnavailableException("no answer");
            });
    assertThatThrownBy(() -> failing.handle(placed, false))
        .isInstanceOf(UnavailableException.class);
    assertThat(hub.rows()).isEqualTo("0 0 0");
    handling.handle(placed, true);
    assertThat(hub.rows()).isEqualTo("1 1 1");
  }

  @Test
  void the_token_is_kept_until_the_decision_is_on_record_and_then_forgotten() {
    PaymentHandling failing =
        handling(
            request -> {
              throw new UnavailableException("no answer");
            });
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
  void an_order_without_a_token_is_neither_paid_nor_declined() {
    hub.database().execute("DELETE FROM payments.payment_token");
    assertThatThrownBy(() -> handling.handle(placed, false))
        .isInstanceOf(IllegalStateException.class);
    assertThat(hub.rows()).isEqualTo("0 0 0");
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

  private PaymentHandling handling(PaymentGateway gateway) {
    PaymentGateway listening =
        request -> {
          asked.add(request);
          return gateway.authorise(request);
        };
    return new PaymentHandling(listening, hub.payments(), hub.tokens());
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
