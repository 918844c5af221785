package io.holdfast.payments;

import java.util.function.Function;

/**
 * A provider that does what the test says.
 *
 * @param authorise decides a request
 * @param operation gets the name of the operation and the call, and returns the reference
 */
public record ScriptedGateway(
    Function<PaymentRequest, PaymentDecision> authorise, Operation operation)
    implements PaymentGateway {

  /** An operation after the authorisation. */
  @FunctionalInterface
  public interface Operation {
    String perform(String name, ProviderCall call);
  }

  /** A provider of which nothing but operations is asked. */
  public static ScriptedGateway operations(Operation operation) {
    return new ScriptedGateway(
        request -> {
          throw new AssertionError("nothing is to be authorised");
        },
        operation);
  }

  /** A provider of which nothing but authorisations is asked. */
  public static ScriptedGateway authorising(Function<PaymentRequest, PaymentDecision> authorise) {
    return new ScriptedGateway(
        authorise,
        (name, call) -> {
          throw new AssertionError("no operation is to be called for: " + name);
        });
  }

  @Override
  public PaymentDecision authorise(PaymentRequest request) {
    return authorise.apply(request);
  }

  @Override
  public String capture(ProviderCall call) {
    return operation.perform("capture", call);
  }

  @Override
  public String voidAuthorisation(ProviderCall call) {
    return operation.perform("void", call);
  }

  @Override
  public String refund(ProviderCall call) {
    return operation.perform("refund", call);
  }
}
