package io.holdfast.payments.operation;

/** How a call ended. */
sealed interface OperationOutcome {

  /**
   * The operation to which it belongs.
   *
   * @return never null
   */
  OperationId id();

  /**
   * The provider has done it.
   *
   * @param reference the provider's; never null
   */
  record Succeeded(OperationId id, String reference) implements OperationOutcome {}

  /**
   * The provider refuses, also in future.
   *
   * @param reason never null
   */
  record Refused(OperationId id, String reason) implements OperationOutcome {}

  /**
   * The outcome is unknown: to be repeated under the same key.
   *
   * @param attempts number of the attempt that ended so
   * @param reason never null
   */
  record Unknown(OperationId id, int attempts, String reason) implements OperationOutcome {}

  /**
   * The provider declined once more, and the payment is to be tried again, under the next key.
   *
   * @param reason never null
   */
  record DeclinedAgain(OperationId id, int attempts, String reason) implements OperationOutcome {}

  /** The order has ended or was paid otherwise; nothing was asked. */
  record Obsolete(OperationId id) implements OperationOutcome {}
}
