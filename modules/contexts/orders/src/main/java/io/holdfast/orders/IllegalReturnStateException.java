package io.holdfast.orders;

import java.util.UUID;

/** The state of the return does not permit the change. */
public final class IllegalReturnStateException extends RuntimeException {
  public IllegalReturnStateException(UUID id, ReturnStatus status) {
    super("return " + id + " is " + status);
  }
}
