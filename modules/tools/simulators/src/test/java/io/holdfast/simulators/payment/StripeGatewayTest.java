package io.holdfast.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import io.holdfast.payments.gateway.StripeConnection;
import io.holdfast.payments.gateway.StripeParameters;
import io.holdfast.payments.gateway.StripePaymentGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe's own client against the provider in Stripe's wire format. */
class StripeGatewayTest {
  private static final Money PRICE = new Money(1234, "USD");
  private static final int READ_MILLIS = 400;

  @TempDir Path directory;
  private final OrderId order = new OrderId(TimeOrderedUuid.next());
  private PaymentProvider provider;
  private PaymentServer server;
  private PaymentGateway stripe;

  @BeforeEach
  void start() throws IOException {
    provider = PaymentProvider.open(directory.resolve("authorisations.jsonl"));
    server = PaymentServer.start(0, provider, Duration.ofMillis(100), Duration.ofSeconds(2));
    stripe = gateway("sk_test_key");
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
  }

  private PaymentGateway gateway(String key) {
    String url = "http://127.0.0.1:" + server.port();
    return new StripePaymentGateway(
        new StripeConnection().client(url, Optional.of(key), 1000, READ_MILLIS),
        new StripeParameters(true));
  }

  private PaymentDecision pay(String token) {
    return stripe.authorise(new PaymentRequest(order, PRICE, token));
  }

  private String authorised() {
    return ((Authorised) pay("tok_ok")).authorisationId();
  }

  private ProviderCall call(String key, String authorisation, long cents) {
    return new ProviderCall(key, order, authorisation, new Money(cents, "USD"));
  }

  private String books() {
    Books.Totals t = Books.of(provider.ofOrder(order.toString())).in("USD");
    return "%d authorised, %d captured, %d voided, %d refunded"
        .formatted(t.authorised(), t.captured(), t.voided(), t.refunded());
  }

  @Test
  void a_repeated_authorisation_is_the_same_one() {
    String first = authorised();

    assertThat(authorised()).isEqualTo(first).startsWith("pi_");
    assertThat(books()).isEqualTo("1234 authorised, 0 captured, 0 voided, 0 refunded");
  }

  @Test
  void a_decline_carries_stripes_decline_code() {
    assertThat(pay("tok_declined")).isEqualTo(new Declined("insufficient_funds"));
    assertThat(pay("tok_declined")).isEqualTo(new Declined("insufficient_funds"));
  }

  @Test
  void the_end_of_an_authorisation_is_known() {
    Authorised lapsing = (Authorised) pay("tok_lapses");

    assertThat(lapsing.until())
        .isBetween(Instant.now().minusSeconds(2), Instant.now().plusSeconds(60));
  }

  @Test
  void no_answer_and_errors_of_the_server_are_no_decision() {
    assertThatThrownBy(() -> pay("tok_timeout_but_authorised"))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("Stripe did not answer");
    assertThat(pay("tok_timeout_but_authorised")).isInstanceOf(Authorised.class);
    assertThat(books()).startsWith("1234 authorised,");
  }

  @Test
  void a_provider_that_fails_twice_authorises_at_the_third_call() {
    for (int failure = 1; failure <= 2; failure++) {
      assertThatThrownBy(() -> pay("tok_flaky"))
          .isInstanceOf(UnavailableException.class)
          .hasMessage("Stripe answered 503");
    }

    assertThat(pay("tok_flaky")).isInstanceOf(Authorised.class);
  }

  @Test
  void parts_are_captured_once_and_the_rest_is_voided_and_refunds_have_a_limit() {
    String intent = authorised();

    String capture = stripe.capture(call("c1", intent, 400));
    assertThat(stripe.capture(call("c1", intent, 400))).isEqualTo(capture);
    stripe.capture(call("c2", intent, 34));
    assertThat(stripe.voidAuthorisation(call("v1", intent, 800))).isEqualTo(intent);
    assertThat(stripe.voidAuthorisation(call("v1", intent, 800))).isEqualTo(intent);
    String refund = stripe.refund(call("r1", intent, 100));
    assertThat(stripe.refund(call("r1", intent, 100))).isEqualTo(refund);
    assertThatThrownBy(() -> stripe.refund(call("r2", intent, 335)))
        .isInstanceOf(OperationRefusedException.class);

    assertThat(books()).isEqualTo("1234 authorised, 434 captured, 800 voided, 100 refunded");
  }

  @Test
  void a_payment_that_was_cancelled_before_counts_as_voided() {
    String cancelled = authorised();
    stripe.voidAuthorisation(call("v1", cancelled, 1234));

    assertThat(stripe.voidAuthorisation(call("v2", cancelled, 1234))).isEqualTo(cancelled);
    assertThat(books()).isEqualTo("1234 authorised, 0 captured, 1234 voided, 0 refunded");
  }

  @Test
  void what_was_captured_as_a_whole_cannot_be_voided() {
    String captured = authorised();
    stripe.capture(call("c1", captured, 1234));

    assertThatThrownBy(() -> stripe.voidAuthorisation(call("v1", captured, 1)))
        .isInstanceOf(OperationRefusedException.class)
        .hasMessage("payment_intent_unexpected_state");
  }

  @Test
  void more_than_authorised_is_refused() {
    String intent = authorised();

    assertThatThrownBy(() -> stripe.capture(call("c1", intent, 1235)))
        .isInstanceOf(OperationRefusedException.class)
        .hasMessage("amount_too_large");
    assertThatThrownBy(() -> stripe.capture(call("c2", "pi_of_nobody", 1)))
        .isInstanceOf(OperationRefusedException.class)
        .hasMessage("resource_missing");
  }
}
