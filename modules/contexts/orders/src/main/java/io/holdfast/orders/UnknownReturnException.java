package io.holdfast.orders;

import java.util.UUID;

/** There is no such return. */
public final class UnknownReturnException extends RuntimeException {
  public UnknownReturnException(UUID id) {
    super("there is no return " + id);
  }
}
