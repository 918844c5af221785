package io.holdfast.payments.operation;

import io.holdfast.kernel.OrderId;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import io.holdfast.payments.operation.OperationOutcome.DeclinedAgain;
import io.holdfast.payments.operation.OperationOutcome.Obsolete;
import io.holdfast.payments.operation.OperationOutcome.Refused;
import io.holdfast.payments.operation.OperationOutcome.Succeeded;
import io.holdfast.payments.operation.OperationOutcome.Unknown;
import io.holdfast.payments.record.DecidedPayment;
import io.holdfast.payments.record.PaymentRecord;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** Makes the call of one operation, without a transaction, and has its outcome recorded. */
@Singleton
public final class OperationCalls {
  private final PaymentGateway gateway;
  private final OperationResults results;
  private final PaymentRecord payments;

  @Inject
  public OperationCalls(PaymentGateway gateway, OperationResults results, PaymentRecord payments) {
    this.gateway = gateway;
    this.results = results;
    this.payments = payments;
  }

  /**
   * Calls the provider and hands the outcome over to be recorded.
   *
   * @return completes when it is recorded
   * @throws io.holdfast.kernel.UnavailableException if it cannot be recorded now
   */
  CompletableFuture<Boolean> make(DueOperation due) {
    try {
      return switch (due.id().kind()) {
        case AUTHORISE -> authorise(due);
        case CAPTURE, VOID, REFUND -> results.add(new Succeeded(due.id(), move(due)));
      };
    } catch (OperationRefusedException e) {
      return results.add(new Refused(due.id(), e.getMessage()));
    } catch (RuntimeException e) {
      // A timeout, an open circuit, a full bulkhead: whatever it was, the key makes it repeatable.
      return results.add(new Unknown(due.id(), due.attempts(), String.valueOf(e.getMessage())));
    }
  }

  private String move(DueOperation due) {
    if (due.authorisationId() == null) {
      throw new OperationRefusedException("there is no authorisation");
    }
    if (due.amount().minorUnits() == 0) {
      // Providers do not accept an amount of zero.
      return "free_" + due.id().cause();
    }
    ProviderCall call =
        new ProviderCall(due.id().key(), due.id().order(), due.authorisationId(), due.amount());
    return switch (due.id().kind()) {
      case CAPTURE -> gateway.capture(call);
      case VOID -> gateway.voidAuthorisation(call);
      case REFUND -> gateway.refund(call);
      case AUTHORISE -> throw new IllegalStateException("an authorisation moves nothing");
    };
  }

  private CompletableFuture<Boolean> authorise(DueOperation due) {
    if (due.token() == null) {
      return results.add(new Obsolete(due.id()));
    }
    OrderId order = due.id().order();
    PaymentRequest request = new PaymentRequest(order, due.amount(), due.token(), due.declines());
    PaymentDecision decision = gateway.authorise(request);
    if (decision instanceof PaymentDecision.Declined declined && due.inGrace()) {
      return results.add(new DeclinedAgain(due.id(), due.attempts(), declined.reason()));
    }
    return payments.add(new DecidedPayment(null, request, decision));
  }
}
