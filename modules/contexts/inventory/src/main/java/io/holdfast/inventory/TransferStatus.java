package io.holdfast.inventory;

/** States of a transfer. */
public enum TransferStatus {
  /** All of it is on its way. */
  IN_TRANSIT,
  /** A part has arrived; the rest is on its way. */
  PARTLY_RECEIVED,
  /** Nothing is on its way any more: what did not arrive is lost. */
  RECEIVED,
  /** Cancelled in transit: what had not arrived is back. */
  CANCELLED;

  /** Whether nothing is on its way any more. */
  public boolean isFinal() {
    return this == RECEIVED || this == CANCELLED;
  }
}
