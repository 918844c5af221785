package io.holdfast.payments.gateway;

import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Limits the calls to the payment provider, whichever adapter makes them. Every number here can be
 * set by configuration: {@code
 * io.holdfast.payments.gateway.GuardedGateway/authorise/Retry/maxRetries} and the like
 * (MicroProfile Fault Tolerance 4.1, section 12).
 */
@ApplicationScoped
public class GuardedGateway implements PaymentGateway {
  private final PaymentGateway adapter;

  /** For the container's proxy only. */
  protected GuardedGateway() {
    this.adapter = null;
  }

  @Inject
  public GuardedGateway(GatewayChoice choice) {
    this.adapter = choice.adapter();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The adapter itself gives up reading after 3 s, as blocked input cannot be interrupted; the
   * timeout here is a second limit. Four attempts end within 15 s.
   */
  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @Retry(maxRetries = 3, delay = 200, jitter = 100, maxDuration = 15_000)
  @CircuitBreaker(requestVolumeThreshold = 50, failureRatio = 0.8, delay = 2000)
  @Bulkhead(128)
  public PaymentDecision authorise(PaymentRequest request) {
    return adapter.authorise(request);
  }

  /**
   * {@inheritDoc}
   *
   * <p>One attempt, as for the other operations: the ledger repeats them.
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
    return adapter.capture(call);
  }

  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(16)
  public String voidAuthorisation(ProviderCall call) {
    return adapter.voidAuthorisation(call);
  }

  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(16)
  public String refund(ProviderCall call) {
    return adapter.refund(call);
  }
}
