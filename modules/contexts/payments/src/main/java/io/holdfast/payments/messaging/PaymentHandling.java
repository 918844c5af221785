package io.holdfast.payments.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.record.DecidedPayment;
import io.holdfast.payments.record.PaymentRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has one placed order paid: asks the provider first, with no transaction open, then puts the
 * decision on record. Done twice, or cut off anywhere and done again, it has one effect.
 */
@Singleton
public final class PaymentHandling {
  private static final long RECORD_SECONDS = 20;

  private final PaymentGateway gateway;
  private final PaymentRecord payments;

  @Inject
  public PaymentHandling(PaymentGateway gateway, PaymentRecord payments) {
    this.gateway = gateway;
    this.payments = payments;
  }

  /**
   * Handles one event; on return it is on record.
   *
   * @param repeated whether an earlier delivery may have been handled. A repetition that is not
   *     marked as one only costs a call: provider and record both know it
   * @throws RuntimeException if the event is to be delivered again
   */
  public void handle(DomainEvent placed, boolean repeated) {
    if (repeated && payments.has(placed.id())) {
      return;
    }
    PaymentRequest request = PlacedOrder.request(placed);
    PaymentDecision decision = decide(request);
    await(payments.add(new DecidedPayment(placed.id(), request, decision)));
  }

  /** No provider takes a payment of nothing. */
  private PaymentDecision decide(PaymentRequest request) {
    return request.amount().cents() == 0
        ? new PaymentDecision.Authorised("free_" + request.order())
        : gateway.authorise(request);
  }

  private static void await(CompletableFuture<Boolean> recorded) {
    try {
      recorded.get(RECORD_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new UnavailableException("the payment is not on record in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted", e);
    }
  }
}
