package io.holdfast.inventory;

import java.util.UUID;

/** There is no such transfer. */
public class UnknownTransferException extends RuntimeException {
  public UnknownTransferException(UUID id) {
    super("there is no transfer " + id);
  }
}
