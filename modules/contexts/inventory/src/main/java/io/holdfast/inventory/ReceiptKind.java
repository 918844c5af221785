package io.holdfast.inventory;

/** Kind of a receipt. */
public enum ReceiptKind {
  OPENING,
  RECEIPT
}
