package io.holdfast.inventory;

/** How stock came in. */
public enum ReceiptKind {
  OPENING,
  RECEIPT
}
