package io.holdfast.payments.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.payments.InvalidSignatureException;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaidHub;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.ProviderCall;
import io.holdfast.payments.ScriptedGateway;
import io.holdfast.payments.UnknownPaymentReferenceException;
import io.holdfast.payments.messaging.PaymentHandling;
import io.holdfast.payments.operation.OperationRequest;
import io.holdfast.payments.operation.OperationRequest.Type;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackHandlingTest {
  private final PaidHub hub = new PaidHub();
  private final CallbackHandling callbacks = hub.callbacks();
  private final List<ProviderCall> asked = new ArrayList<>();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_callback_before_the_answer_completes_the_capture_and_the_answer_changes_nothing() {
    OrderId order = hub.authorised(1000);
    UUID shipment = ask(order, Type.CAPTURE, 1000);
    hub.workOff(
        ScriptedGateway.operations(
            (name, call) -> {
              callbacks.apply(captured(order, shipment));
              asked.add(call);
              return "cap_of_the_answer";
            }));

    assertThat(asked).hasSize(1);
    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 1000 0 0");
    assertThat(hub.events(order)).containsExactly("captured");
    assertThat(hub.database().texts("SELECT provider_reference FROM payments.operation"))
        .containsExactly("cap_1");
  }

  @Test
  void a_callback_twice_or_late_changes_nothing() {
    OrderId order = hub.authorised(1000);
    UUID shipment = ask(order, Type.CAPTURE, 1000);
    callbacks.apply(captured(order, shipment));
    callbacks.apply(captured(order, shipment));
    UUID back = ask(order, Type.REFUND_RETURN, 300);
    callbacks.apply(event("refunded", "ref_1", "refund-" + back, order, 300));
    callbacks.apply(captured(order, shipment));

    assertThat(hub.payment(order)).isEqualTo("PARTLY_REFUNDED 1000 1000 0 300");
    assertThat(hub.events(order)).containsExactly("captured", "refunded");
  }

  @Test
  void what_a_callback_completed_is_not_called_for() {
    OrderId order = hub.authorised(1000);
    callbacks.apply(captured(order, ask(order, Type.CAPTURE, 1000)));
    hub.workOff(
        ScriptedGateway.operations(
            (name, call) -> {
              throw new AssertionError("nothing is due");
            }));
    assertThat(hub.payment(order)).startsWith("CAPTURED");
  }

  @Test
  void a_callback_puts_right_what_the_provider_refused_first() {
    OrderId order = hub.authorised(1000);
    UUID shipment = ask(order, Type.CAPTURE, 1000);
    hub.workOff(
        ScriptedGateway.operations(
            (name, call) -> {
              throw new OperationRefusedException("not now");
            }));
    assertThat(hub.operations(order)).containsExactly("CAPTURE 1000 FAILED");
    callbacks.apply(captured(order, shipment));
    assertThat(hub.operations(order)).containsExactly("CAPTURE 1000 SUCCEEDED");
  }

  @Test
  void a_callback_before_the_answer_decides_a_payment_once() {
    UUID order = TimeOrderedUuid.next();
    DomainEvent placed = placed(order);
    PaymentHandling handling =
        handling(
            request -> {
              callbacks.apply(
                  event("authorised", "auth_1", order.toString(), new OrderId(order), 1234));
              throw new UnavailableException("no answer");
            });
    assertThatThrownBy(() -> handling.handle(placed, false))
        .isInstanceOf(UnavailableException.class);
    assertThat(hub.payment(new OrderId(order))).isEqualTo("AUTHORISED 1234 0 0 0");

    handling(request -> new Authorised("auth_1")).handle(placed, true);

    assertThat(hub.rows()).as("payment, inbox, outbox").isEqualTo("1 1 1");
  }

  @Test
  void an_authorisation_told_by_a_callback_after_the_end_of_its_order_is_voided() {
    UUID id = TimeOrderedUuid.next();
    OrderId order = new OrderId(id);
    DomainEvent placed = placed(id);
    assertThatThrownBy(
            () ->
                handling(
                        request -> {
                          throw new UnavailableException("no answer");
                        })
                    .handle(placed, false))
        .isInstanceOf(UnavailableException.class);
    hub.ended().voidPayment(hub.ended(id, OrderEvent.EXPIRED).id(), order).join();
    callbacks.apply(event("authorised", "auth_1", id.toString(), order, 1234));
    hub.workOff(ScriptedGateway.operations((name, call) -> "auth_1"));
    assertThat(hub.payment(order)).startsWith("VOIDED 1234");
  }

  @Test
  void an_authorisation_that_has_lapsed_is_void_and_published_once() {
    OrderId order = hub.authorised(1000);
    callbacks.apply(expired(order));
    callbacks.apply(expired(order));

    assertThat(hub.payment(order)).isEqualTo("VOIDED 1000 0 0 0");
    assertThat(hub.events(order)).containsExactly("lapsed");
    hub.ended().voidPayment(hub.ended(order.value(), OrderEvent.CANCELLED).id(), order).join();
    assertThat(hub.operations(order)).as("there is nothing to void").isEmpty();
    ask(order, Type.CAPTURE, 10);
    assertThat(hub.operations(order)).containsExactly("CAPTURE 10 FAILED");
  }

  @Test
  void what_was_captured_before_the_authorisation_lapsed_stays_captured() {
    OrderId order = hub.authorised(1000);
    callbacks.apply(captured(order, ask(order, Type.CAPTURE, 400)));
    callbacks.apply(expired(order));
    assertThat(hub.payment(order)).isEqualTo("PARTLY_CAPTURED 1000 400 0 0");

    ask(order, Type.CANCEL, 600);

    assertThat(hub.payment(order)).isEqualTo("CAPTURED 1000 400 600 0");
    assertThat(hub.operations(order))
        .as("nothing to void")
        .containsExactly("CAPTURE 400 SUCCEEDED");
    assertThat(
            hub.database()
                .texts("SELECT authorised_until <= clock_timestamp() FROM payments.payment"))
        .containsExactly("t");
  }

  @Test
  void an_authorisation_lapses_by_the_clock_of_the_database_when_nobody_tells() {
    OrderId order = hub.authorised(1000);
    OrderId other = hub.authorised(1000);
    hub.database()
        .execute(
            "UPDATE payments.payment SET authorised_until = now() + CASE order_id WHEN '%s'"
                    .formatted(order)
                + " THEN interval '-1 second' ELSE interval '1 hour' END");
    assertThat(hub.lapses().sweep()).isEqualTo(1);
    assertThat(hub.lapses().sweep()).isZero();
    assertThat(hub.payment(order)).startsWith("VOIDED");
    assertThat(hub.payment(other)).startsWith("AUTHORISED");
    assertThat(hub.events(order)).containsExactly("lapsed");
  }

  @Test
  void what_is_about_nothing_known_is_refused() {
    OrderId order = hub.authorised(1000);
    OrderId nobody = new OrderId(TimeOrderedUuid.next());
    UUID open = TimeOrderedUuid.next();
    placed(open);
    for (byte[] body :
        new byte[][] {
          captured(order, TimeOrderedUuid.next()),
          event("captured", "cap_1", "refund-" + order, order, 1),
          event("captured", "cap_1", "capture-1", order, 1),
          event("authorised", "auth_1", nobody.toString(), nobody, 1000),
          event("authorised", "auth_1", open.toString(), new OrderId(open), 1000),
          event("expired", "auth_1", "expire", order, 1000),
          event("declined", "auth_1", "key", nobody, 1000),
          event("moved", "auth_1", "key", order, 1000),
          "{\"type\":\"captured\",\"orderId\":\"1\"}".getBytes(UTF_8),
          "{}".getBytes(UTF_8),
          "null".getBytes(UTF_8),
          "[".getBytes(UTF_8),
          new byte[0]
        }) {
      assertThatThrownBy(() -> callbacks.apply(body))
          .as(new String(body, UTF_8))
          .isInstanceOf(UnknownPaymentReferenceException.class);
    }
    assertThat(hub.payment(order)).isEqualTo("AUTHORISED 1000 0 0 0");
  }

  @Test
  void a_callback_without_a_valid_signature_is_refused() {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    CallbackSecret checked = new CallbackSecret(secret, Clock.systemUTC());
    byte[] body = "{}".getBytes(UTF_8);
    WebhookHeaders signed = new WebhookSignature(secret, Clock.systemUTC()).sign("evt_1", body);

    checked.check(signed, body);

    assertThatThrownBy(() -> checked.check(signed, "{ }".getBytes(UTF_8)))
        .isInstanceOf(InvalidSignatureException.class);
  }

  private DomainEvent placed(UUID order) {
    hub.database()
        .execute(
            """
            INSERT INTO orders.orders SELECT '%s', 'c1', 'PLACED', 'ATOMIC', 'US',
              '98225', 48, -122, 1234, 'USD', now(), now(), NULL, NULL, NULL, uuidv7()"""
                .formatted(order));
    return hub.placed(order, 1234, "tok_ok");
  }

  private PaymentHandling handling(
      java.util.function.Function<
              io.holdfast.payments.PaymentRequest, io.holdfast.payments.PaymentDecision>
          provider) {
    return new PaymentHandling(
        ScriptedGateway.authorising(provider),
        hub.payments(),
        hub.tokens(),
        hub.ended(),
        hub.terms());
  }

  private UUID ask(OrderId order, Type type, long minorUnits) {
    UUID cause = TimeOrderedUuid.next();
    hub.requests()
        .add(
            new OperationRequest(
                TimeOrderedUuid.next(), order, type, cause, new Money(minorUnits, "USD")))
        .join();
    return cause;
  }

  private static byte[] captured(OrderId order, UUID shipment) {
    return event("captured", "cap_1", "capture-" + shipment, order, 1000);
  }

  private static byte[] expired(OrderId order) {
    return event("expired", "auth_" + order, "expire-auth_" + order, order, 1000);
  }

  private static byte[] event(String type, String id, String key, OrderId order, long amount) {
    return """
        {"type":"%s","id":"%s","key":"%s","orderId":"%s","authorisationId":"%s",
         "amountMinorUnits":%d,"currency":"USD","new":{"member":1}}"""
        .formatted(type, id, key, order, id, amount)
        .getBytes(UTF_8);
  }
}
