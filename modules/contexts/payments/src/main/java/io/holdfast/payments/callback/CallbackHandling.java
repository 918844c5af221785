package io.holdfast.payments.callback;

import io.holdfast.batching.BoundedWait;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentOperation.Kind;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.UnknownPaymentReferenceException;
import io.holdfast.payments.operation.Lapses;
import io.holdfast.payments.operation.OperationId;
import io.holdfast.payments.operation.OperationResults;
import io.holdfast.payments.record.DecidedPayment;
import io.holdfast.payments.record.PaymentRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Applies what a callback tells. It only moves the ledger forward, so repetitions, late ones and
 * ones before the answer to the call itself change nothing that stands already.
 */
@Singleton
public final class CallbackHandling {
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);

  private final PaymentReferences references;
  private final PaymentRecord payments;
  private final OperationResults results;
  private final Lapses lapses;

  @Inject
  public CallbackHandling(
      PaymentReferences references,
      PaymentRecord payments,
      OperationResults results,
      Lapses lapses) {
    this.references = references;
    this.payments = payments;
    this.results = results;
    this.lapses = lapses;
  }

  /**
   * Applies a verified callback; on return it is durable.
   *
   * @param body as received
   * @throws UnknownPaymentReferenceException if it is about nothing known here
   * @throws io.holdfast.kernel.UnavailableException if the hub cannot be reached
   */
  public void apply(byte[] body) {
    ProviderEvent event = ProviderEvent.of(body).orElseThrow(UnknownPaymentReferenceException::new);
    try {
      OrderId order = OrderId.of(event.orderId());
      switch (event.type()) {
        case "authorised" -> authorised(order, event);
        case "captured" -> done(order, Kind.CAPTURE, event);
        case "refunded" -> done(order, Kind.REFUND, event);
        case "voided" -> done(order, Kind.VOID, event);
        case "expired" -> expired(order, event);
        case "declined" -> requireKnown(order);
        default -> throw new UnknownPaymentReferenceException();
      }
    } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
      throw new UnknownPaymentReferenceException();
    }
  }

  /**
   * A decline is not taken from a callback: the answer to the call tells it, and a payment that is
   * tried again may have been authorised since.
   */
  private void requireKnown(OrderId order) {
    if (!references.hasPayment(order) && references.token(order).isEmpty()) {
      throw new UnknownPaymentReferenceException();
    }
  }

  private void authorised(OrderId order, ProviderEvent event) {
    if (references.hasPayment(order)) {
      return;
    }
    Optional<PaymentReferences.Token> token = references.token(order);
    if (token.isEmpty() || event.authorisationId() == null) {
      throw new UnknownPaymentReferenceException();
    }
    Money amount = new Money(event.amountMinorUnits(), event.currency());
    if (!token.get().total().equals(amount)) {
      throw new UnknownPaymentReferenceException();
    }
    await(
        payments.add(
            new DecidedPayment(
                null,
                new PaymentRequest(order, amount, token.get().token()),
                new Authorised(event.authorisationId(), event.until()))));
  }

  private void done(OrderId order, Kind kind, ProviderEvent event) {
    OperationId operation = OperationId.of(order, kind, event.key());
    if (event.id() == null || !references.hasOperation(operation)) {
      throw new UnknownPaymentReferenceException();
    }
    await(results.succeeded(operation, event.id()));
  }

  private void expired(OrderId order, ProviderEvent event) {
    if (!references.hasPayment(order)) {
      // Told before the authorisation itself is known: with that, its end is.
      requireKnown(order);
    } else if (!references.isAuthorisation(order, event.authorisationId())) {
      throw new UnknownPaymentReferenceException();
    } else {
      lapses.lapse(List.of(order));
    }
  }

  private static <T> T await(CompletableFuture<T> answer) {
    return BoundedWait.await(answer, DATABASE_PATIENCE, "the hub");
  }
}
