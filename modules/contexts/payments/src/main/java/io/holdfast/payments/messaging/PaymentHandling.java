package io.holdfast.payments.messaging;

import io.holdfast.batching.BoundedWait;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.operation.OperationTerms;
import io.holdfast.payments.record.DecidedPayment;
import io.holdfast.payments.record.EndedOrders;
import io.holdfast.payments.record.PaymentRecord;
import io.holdfast.payments.record.PaymentTokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Requests payment of one placed order: calls the provider first, without a transaction, then
 * records the decision. Idempotent, also after a crash at any point. The provider is not called for
 * an order that ended before the first call; after an unknown outcome it is called again even then,
 * so that an authorisation is found and voided.
 */
@Singleton
public final class PaymentHandling {
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(20);

  private final PaymentGateway gateway;
  private final PaymentRecord payments;
  private final PaymentTokens tokens;
  private final EndedOrders ended;
  private final boolean graceAfterDecline;

  @Inject
  public PaymentHandling(
      PaymentGateway gateway,
      PaymentRecord payments,
      PaymentTokens tokens,
      EndedOrders ended,
      OperationTerms terms) {
    this.gateway = gateway;
    this.payments = payments;
    this.tokens = tokens;
    this.ended = ended;
    this.graceAfterDecline = !terms.retryGrace().isZero();
  }

  /**
   * Handles one event; on return the decision is recorded, or in the grace period that a declined
   * payment is to be tried again.
   *
   * @param repeated whether an earlier delivery may have been handled. An unmarked redelivery only
   *     costs a call: provider and record are idempotent
   * @throws RuntimeException if the event is to be delivered again
   */
  public void handle(DomainEvent placed, boolean repeated) {
    if (repeated && payments.has(placed.id())) {
      return;
    }
    PlacedOrder order = PlacedOrder.of(placed);
    if (order.amount().minorUnits() == 0) {
      // Providers do not accept an amount of zero.
      record(placed, new PaymentRequest(order.order(), order.amount(), ""), free(order));
      return;
    }
    Optional<String> token = await(tokens.ask(order.order()));
    if (token.isPresent()) {
      PaymentRequest request = new PaymentRequest(order.order(), order.amount(), token.get());
      record(placed, request, gateway.authorise(request));
    } else {
      // Decided before, or the order ended before the provider was called: nothing to pay.
      await(ended.skip(placed.id(), order.order()));
    }
  }

  /**
   * Handles the end of an order of which nothing has shipped: its authorisation is marked to be
   * voided.
   *
   * @throws RuntimeException if the event is to be delivered again
   */
  public void handleEnd(DomainEvent end) {
    await(ended.voidPayment(end.id(), OrderId.of(end.aggregateId())));
  }

  private static PaymentDecision free(PlacedOrder order) {
    return new PaymentDecision.Authorised("free_" + order.order());
  }

  private void record(DomainEvent placed, PaymentRequest request, PaymentDecision decision) {
    boolean again = graceAfterDecline && decision instanceof PaymentDecision.Declined;
    await(payments.add(new DecidedPayment(placed.id(), request, decision, again)));
  }

  private static <T> T await(CompletableFuture<T> answer) {
    return BoundedWait.await(answer, DATABASE_PATIENCE, "the hub");
  }
}
