package io.holdfast.inventory;

import java.util.UUID;

/** The transfer has ended. */
public class IllegalTransferStateException extends RuntimeException {
  public IllegalTransferStateException(UUID transfer, TransferStatus status) {
    super("transfer " + transfer + " is " + status);
  }
}
