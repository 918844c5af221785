package io.holdfast.orders;

/** What becomes of returned units. */
public enum Disposition {
  /** They are for sale again. */
  RESTOCK,
  /** They are not sold any more. */
  SCRAP
}
