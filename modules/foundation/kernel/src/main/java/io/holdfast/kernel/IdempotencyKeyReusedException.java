package io.holdfast.kernel;

/** The key was used before, for another request. */
public class IdempotencyKeyReusedException extends RuntimeException {
  public IdempotencyKeyReusedException(IdempotencyKey key) {
    super("the idempotency key " + key.sent() + " was used for another request");
  }
}
