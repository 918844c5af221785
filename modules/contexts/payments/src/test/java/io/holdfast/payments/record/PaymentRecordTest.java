package io.holdfast.payments.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.payments.PaidHub;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentRecordTest {
  private final PaidHub hub = new PaidHub();
  private final PaymentRecord payments = hub.payments();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_decision_handled_twice_is_one_payment_and_one_event() {
    DecidedPayment payment = payment(new Authorised("auth_1"));
    assertThat(payments.add(payment).join()).isTrue();
    assertThat(payments.add(payment).join()).isFalse();
    assertThat(hub.rows()).isEqualTo("1 1 1");
    assertThat(payments.has(payment.cause())).isTrue();
  }

  @Test
  void a_decision_handled_twice_in_one_batch_is_one_payment_and_one_event() {
    List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    DecidedPayment payment = payment(new Authorised("auth_1"));
    for (int i = 0; i < 50; i++) {
      answers.add(payments.add(payment));
    }
    assertThat(answers.stream().map(CompletableFuture::join).filter(first -> first)).hasSize(1);
    assertThat(hub.rows()).isEqualTo("1 1 1");
  }

  @Test
  void another_event_of_the_same_order_changes_no_payment() {
    DecidedPayment payment = payment(new Authorised("auth_1"));
    payments.add(payment).join();
    payments
        .add(new DecidedPayment(TimeOrderedUuid.next(), payment.request(), new Declined("late")))
        .join();
    assertThat(hub.rows()).isEqualTo("1 2 1");
    assertThat(hub.database().texts("SELECT status FROM payments.payment"))
        .containsExactly("AUTHORISED");
  }

  @Test
  void many_decisions_are_recorded_and_published() {
    List<CompletableFuture<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      answers.add(
          payments.add(payment(i % 2 == 0 ? new Authorised("auth_" + i) : new Declined("no"))));
    }
    assertThat(answers).allMatch(CompletableFuture::join);
    assertThat(hub.rows()).isEqualTo("1000 1000 1000");
    Probe.until(Duration.ofSeconds(20), () -> hub.sent().size() == 1000);
    assertThat(
            hub.database()
                .count(
                    """
                    SELECT count(*) FROM payments.payment p JOIN messaging.outbox o ON o.id = p.event_id
                     WHERE o.aggregate_id = p.order_id::text AND o.stream = 'holdfast.payments'
                       AND (o.type = 'io.holdfast.payment.authorised.v1') = (p.status = 'AUTHORISED')"""))
        .isEqualTo(1000);
  }

  @Test
  void an_authorisation_is_published_with_its_amount() {
    DecidedPayment payment = payment(new Authorised("auth_1"));
    DomainEvent event = PaymentEvents.of(TimeOrderedUuid.next(), payment);
    assertThat(event.type()).isEqualTo("io.holdfast.payment.authorised.v1");
    assertThat(event.data())
        .isEqualTo(
            "{\"orderId\":\"%s\",\"amountMinorUnits\":1234,\"currency\":\"USD\",\"authorisationId\":\"auth_1\"}",
            payment.request().order());
  }

  @Test
  void a_refusal_is_published_with_its_reason() {
    DecidedPayment payment = payment(new Declined("insufficient-funds"));
    DomainEvent event = PaymentEvents.of(TimeOrderedUuid.next(), payment);
    assertThat(event.type()).isEqualTo("io.holdfast.payment.declined.v1");
    assertThat(event.data())
        .isEqualTo(
            "{\"orderId\":\"%s\",\"amountMinorUnits\":1234,\"currency\":\"USD\",\"reason\":\"insufficient-funds\"}",
            payment.request().order());
  }

  private DecidedPayment payment(PaymentDecision decision) {
    UUID order = TimeOrderedUuid.next();
    hub.placed(order, 1234, "tok_ok");
    return new DecidedPayment(
        TimeOrderedUuid.next(),
        new PaymentRequest(new OrderId(order), new Money(1234, "USD"), "tok_ok"),
        decision);
  }
}
