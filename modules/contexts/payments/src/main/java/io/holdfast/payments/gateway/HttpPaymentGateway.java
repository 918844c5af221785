package io.holdfast.payments.gateway;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The generic adapter: calls a provider that speaks {@link ProviderApi}. */
@Singleton
@Typed(HttpPaymentGateway.class)
public final class HttpPaymentGateway implements PaymentGateway {
  private final ProviderApi provider;

  @Inject
  public HttpPaymentGateway(ProviderApi provider) {
    this.provider = provider;
  }

  @Override
  public PaymentDecision authorise(PaymentRequest request) {
    return answer(
        () -> provider.authorise(request.key(), ProviderJson.of(request)), ProviderJson::decision);
  }

  @Override
  public String capture(ProviderCall call) {
    return answer(
        () -> provider.capture(call.key(), call.authorisationId(), ProviderJson.of(call)),
        ProviderJson::reference);
  }

  @Override
  public String voidAuthorisation(ProviderCall call) {
    return answer(
        () -> provider.voidAuthorisation(call.key(), call.authorisationId(), ProviderJson.of(call)),
        ProviderJson::reference);
  }

  @Override
  public String refund(ProviderCall call) {
    return answer(
        () -> provider.refund(call.key(), call.authorisationId(), ProviderJson.of(call)),
        ProviderJson::reference);
  }

  private static <T> T answer(Supplier<Response> call, BiFunction<Integer, String, T> reading) {
    try (Response answer = call.get()) {
      return reading.apply(answer.getStatus(), answer.readEntity(String.class));
    } catch (ProcessingException e) {
      throw new UnavailableException("the payment provider did not answer: " + e.getMessage(), e);
    }
  }
}
