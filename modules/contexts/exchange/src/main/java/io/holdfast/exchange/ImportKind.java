package io.holdfast.exchange;

/** What a file has in its rows. */
public enum ImportKind {
  PRODUCTS,
  STOCK
}
