package io.holdfast.orders;

/** State of a return. */
public enum ReturnStatus {
  /** Announced; nothing has come. */
  REQUESTED,
  /** A part of the units has come. */
  PARTLY_RECEIVED,
  /** All units have come, or the return was closed; the refund is under way. */
  RECEIVED,
  /** The money is with the customer again. */
  REFUNDED
}
