package io.holdfast.payments;

import io.holdfast.kernel.OrderId;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A provider that does what the test says.
 *
 * @param authorise decides a request
 * @param voided gets the authorisation to be voided
 */
public record ScriptedGateway(
    Function<PaymentRequest, PaymentDecision> authorise, Consumer<String> voided)
    implements PaymentGateway {

  @Override
  public PaymentDecision authorise(PaymentRequest request) {
    return authorise.apply(request);
  }

  @Override
  public void voidAuthorisation(OrderId order, String authorisationId) {
    voided.accept(authorisationId);
  }
}
