package io.holdfast.payments.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.payments.PaidHub;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentOperation;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ScriptedGateway;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentHistoryTest {
  private static final Money AMOUNT = new Money(1234, "USD");

  private final PaidHub hub = new PaidHub();
  private final OrderId order = new OrderId(TimeOrderedUuid.next());

  PaymentHistoryTest() {
    hub.placed(order.value(), AMOUNT.minorUnits(), "tok_ok");
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void before_the_decision_there_are_no_operations() {
    assertThat(hub.history().of(order)).isEmpty();
  }

  @Test
  void an_authorisation_that_is_voided_is_two_operations() {
    decided(new PaymentDecision.Authorised("auth_1"));
    assertThat(shown()).containsExactly("AUTHORISE SUCCEEDED auth_1 true");

    hub.ended().voidPayment(TimeOrderedUuid.next(), order).join();
    assertThat(shown())
        .containsExactly("AUTHORISE SUCCEEDED auth_1 true", "VOID PENDING null false");

    hub.workOff(ScriptedGateway.operations((name, call) -> call.authorisationId()));
    assertThat(shown())
        .containsExactly("AUTHORISE SUCCEEDED auth_1 true", "VOID SUCCEEDED auth_1 true");
    assertThat(hub.history().of(order)).extracting(PaymentOperation::amount).containsOnly(AMOUNT);
    assertThat(hub.history().of(order)).extracting(PaymentOperation::id).doesNotHaveDuplicates();
    assertThat(hub.history().of(order)).extracting(PaymentOperation::at).isSorted();
  }

  @Test
  void a_decline_is_an_operation_without_a_provider_reference() {
    decided(new PaymentDecision.Declined("no money"));

    assertThat(shown()).containsExactly("AUTHORISE DECLINED null true");
  }

  @Test
  void a_late_authorisation_is_to_be_voided() {
    hub.ended(order.value(), OrderEvent.CANCELLED);
    decided(new PaymentDecision.Authorised("auth_1"));

    assertThat(shown())
        .containsExactly("AUTHORISE SUCCEEDED auth_1 true", "VOID PENDING null false");
  }

  private void decided(PaymentDecision decision) {
    hub.payments()
        .add(
            new DecidedPayment(
                TimeOrderedUuid.next(), new PaymentRequest(order, AMOUNT, "tok_ok"), decision))
        .join();
  }

  private List<String> shown() {
    return hub.history().of(order).stream()
        .map(
            o ->
                String.join(
                    " ",
                    o.kind().name(),
                    o.state().name(),
                    o.providerReference(),
                    String.valueOf(o.at() != null)))
        .toList();
  }
}
