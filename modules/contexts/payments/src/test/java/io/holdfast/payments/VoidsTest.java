package io.holdfast.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.record.DecidedPayment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoidsTest {
  private final PaidHub hub = new PaidHub();
  private final List<String> asked = new ArrayList<>();
  private final Voids voids = voids(authorisation -> {});

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void what_is_due_is_voided_once_and_published_once() {
    due("auth_1", 1234);
    assertThat(voids.voidAllDue()).isEqualTo(1);
    assertThat(voids.voidAllDue()).isZero();

    assertThat(asked).containsExactly("auth_1");
    assertThat(statuses()).containsExactly("VOIDED");
    assertThat(hub.database().texts("SELECT type FROM messaging.outbox ORDER BY id"))
        .containsExactly(PaymentEvent.AUTHORISED.type(), PaymentEvent.VOIDED.type());
  }

  @Test
  void more_than_one_batch_is_voided_in_a_round() {
    for (int i = 0; i < 205; i++) {
      due("auth_" + i, 1234);
    }
    assertThat(voids.voidAllDue()).isEqualTo(205);
    assertThat(asked).hasSize(205).doesNotHaveDuplicates();
  }

  @Test
  void without_an_answer_it_stays_due_and_what_was_voided_before_is_recorded() {
    due("auth_1", 1234);
    due("auth_silent", 1234);
    Voids failing =
        voids(
            authorisation -> {
              if (authorisation.equals("auth_silent")) {
                throw new UnavailableException("no answer");
              }
            });
    assertThatThrownBy(failing::voidAllDue).isInstanceOf(UnavailableException.class);
    assertThat(statuses()).containsExactly("VOIDED", "VOID_DUE");

    assertThat(voids.voidAllDue()).isEqualTo(1);
    assertThat(statuses()).containsExactly("VOIDED", "VOIDED");
  }

  @Test
  void a_refused_void_stays_due_and_delays_no_other() {
    due("auth_refused", 1234);
    due("auth_2", 1234);
    Voids refusing =
        voids(
            authorisation -> {
              if (authorisation.equals("auth_refused")) {
                throw new IllegalStateException("refused");
              }
            });
    assertThat(refusing.voidAllDue()).isEqualTo(1);
    assertThat(statuses()).containsExactly("VOID_DUE", "VOIDED");
  }

  @Test
  void a_payment_of_nothing_is_voided_without_the_provider() {
    due("free_1", 0);
    assertThat(voids.voidAllDue()).isEqualTo(1);
    assertThat(asked).isEmpty();
  }

  /** An authorisation after the end of its order: the token has been deleted. */
  private void due(String authorisation, long cents) {
    PaymentRequest request =
        new PaymentRequest(new OrderId(TimeOrderedUuid.next()), new Money(cents, "USD"), "tok_ok");
    hub.payments()
        .add(new DecidedPayment(TimeOrderedUuid.next(), request, new Authorised(authorisation)))
        .join();
  }

  private Voids voids(java.util.function.Consumer<String> provider) {
    PaymentGateway gateway =
        new ScriptedGateway(
            request -> {
              throw new AssertionError("nothing is to be authorised");
            },
            authorisation -> {
              asked.add(authorisation);
              provider.accept(authorisation);
            });
    return new Voids(gateway, hub.dueVoids());
  }

  private List<String> statuses() {
    return hub.database().texts("SELECT status FROM payments.payment ORDER BY order_id");
  }
}
