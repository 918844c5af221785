package io.holdfast.payments.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.payments.PaidHub;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentOperation;
import io.holdfast.payments.ScriptedGateway;
import io.holdfast.payments.messaging.PaymentHandling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryGraceTest {
  private static final Supplier<PaymentDecision> DECLINES = () -> new Declined("no money");

  private final PaidHub hub = new PaidHub(Duration.ofHours(1));
  private final List<String> keys = new ArrayList<>();
  private final UUID id = TimeOrderedUuid.next();
  private final OrderId order = new OrderId(id);
  private final DomainEvent placed = hub.placed(id, 1234, "tok_ok");

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_declined_payment_is_tried_again_under_a_new_key_until_it_is_authorised() {
    handle(DECLINES);
    assertThat(hub.rows()).as("no payment, the event is applied").isEqualTo("0 1 0");
    assertThat(shown()).containsExactly("AUTHORISE PENDING");
    later(DECLINES);
    later(() -> new Authorised("auth_1"));
    later(DECLINES);

    assertThat(keys).containsExactly(id.toString(), id + "-1", id + "-2");
    assertThat(hub.payment(order)).isEqualTo("AUTHORISED 1234 0 0 0");
    assertThat(shown()).containsExactly("AUTHORISE SUCCEEDED");
    assertThat(hub.database().texts("SELECT token FROM payments.payment_token")).isEmpty();
    assertThat(hub.rows()).isEqualTo("1 1 1");
  }

  @Test
  void an_unknown_outcome_is_repeated_under_the_same_key() {
    handle(DECLINES);
    later(
        () -> {
          throw new UnavailableException("no answer");
        });
    later(() -> new Authorised("auth_1"));
    assertThat(keys).containsExactly(id.toString(), id + "-1", id + "-1");
    assertThat(hub.payment(order)).startsWith("AUTHORISED");
  }

  @Test
  void after_the_grace_period_it_is_declined() {
    handle(DECLINES);
    hub.database()
        .execute("UPDATE payments.operation SET requested_at = requested_at - interval '2 hours'");
    later(DECLINES);
    later(DECLINES);

    assertThat(keys).hasSize(2);
    assertThat(hub.payment(order)).startsWith("DECLINED");
    assertThat(shown()).containsExactly("AUTHORISE DECLINED");
    assertThat(hub.database().texts("SELECT state FROM payments.operation"))
        .containsExactly("DECLINED");
  }

  @Test
  void a_payment_of_an_order_that_has_ended_is_not_tried_again() {
    handle(DECLINES);
    hub.ended().voidPayment(hub.ended(id, OrderEvent.EXPIRED).id(), order).join();
    later(DECLINES);

    assertThat(keys).hasSize(1);
    assertThat(hub.database().texts("SELECT state FROM payments.operation"))
        .containsExactly("DECLINED");
    assertThat(hub.database().texts("SELECT token FROM payments.payment_token")).isEmpty();
  }

  @Test
  void an_authorisation_whose_answer_was_lost_before_the_order_ended_is_found_and_voided() {
    handle(DECLINES);
    later(
        () -> {
          throw new UnavailableException("no answer");
        });
    hub.ended().voidPayment(hub.ended(id, OrderEvent.EXPIRED).id(), order).join();
    later(() -> new Authorised("auth_1"));

    assertThat(hub.payment(order)).startsWith("VOIDED");
  }

  private void handle(Supplier<PaymentDecision> decision) {
    new PaymentHandling(provider(decision), hub.payments(), hub.tokens(), hub.ended(), hub.terms())
        .handle(placed, false);
  }

  private void later(Supplier<PaymentDecision> decision) {
    hub.letTimePass();
    hub.workOff(provider(decision));
  }

  private PaymentGateway provider(Supplier<PaymentDecision> decision) {
    return new ScriptedGateway(
        request -> {
          keys.add(request.key());
          return decision.get();
        },
        (name, call) -> name);
  }

  private List<String> shown() {
    return hub.history().of(order).stream()
        .map((PaymentOperation operation) -> operation.kind() + " " + operation.state())
        .toList();
  }
}
