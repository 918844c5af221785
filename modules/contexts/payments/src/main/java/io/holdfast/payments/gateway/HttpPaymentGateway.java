package io.holdfast.payments.gateway;

import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls the provider over HTTP, with retries. Every number here can be set by configuration: {@code
 * io.holdfast.payments.gateway.HttpPaymentGateway/authorise/Retry/maxRetries} and the like
 * (MicroProfile Fault Tolerance 4.1, section 12).
 */
@ApplicationScoped
@Typed(HttpPaymentGateway.class)
public class HttpPaymentGateway implements PaymentGateway {
  private final ProviderApi provider;

  /** For the container's proxy only. */
  protected HttpPaymentGateway() {
    this.provider = null;
  }

  @Inject
  public HttpPaymentGateway(ProviderApi provider) {
    this.provider = provider;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The client itself gives up reading after 3 s, as blocked input cannot be interrupted; the
   * timeout here is a second limit. Four attempts end within 15 s.
   */
  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @Retry(maxRetries = 3, delay = 200, jitter = 100, maxDuration = 15_000)
  @CircuitBreaker(requestVolumeThreshold = 50, failureRatio = 0.8, delay = 2000)
  @Bulkhead(128)
  public PaymentDecision authorise(PaymentRequest request) {
    try (Response answer = provider.authorise(request.key(), ProviderJson.of(request))) {
      return ProviderJson.decision(answer.getStatus(), answer.readEntity(String.class));
    } catch (ProcessingException e) {
      throw new UnavailableException("the payment provider did not answer: " + e.getMessage(), e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>One attempt: the operation stays in the ledger and is repeated from there.
   */
  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(48)
  public String capture(ProviderCall call) {
    return reference(
        () -> provider.capture(call.key(), call.authorisationId(), ProviderJson.of(call)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>One attempt: the operation stays in the ledger and is repeated from there.
   */
  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(16)
  public String voidAuthorisation(ProviderCall call) {
    return reference(
        () ->
            provider.voidAuthorisation(call.key(), call.authorisationId(), ProviderJson.of(call)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>One attempt: the operation stays in the ledger and is repeated from there.
   */
  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(16)
  public String refund(ProviderCall call) {
    return reference(
        () -> provider.refund(call.key(), call.authorisationId(), ProviderJson.of(call)));
  }

  private static String reference(Supplier<Response> call) {
    try (Response answer = call.get()) {
      return ProviderJson.reference(answer.getStatus(), answer.readEntity(String.class));
    } catch (ProcessingException e) {
      throw new UnavailableException("the payment provider did not answer: " + e.getMessage(), e);
    }
  }
}
