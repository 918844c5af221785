package io.holdfast.orders.placement;

import io.holdfast.kernel.ConflictException;

/** At least one key of the batch has a stored answer already. */
final class KeyTakenException extends ConflictException {
  KeyTakenException() {
    super("an idempotency key has an answer already");
  }
}
