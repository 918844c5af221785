package io.holdfast.orders.placement;

import io.holdfast.kernel.ConflictException;

/** Some key of the batch has an answer already. */
final class KeyTakenException extends ConflictException {
  KeyTakenException() {
    super("an idempotency key has an answer already");
  }
}
