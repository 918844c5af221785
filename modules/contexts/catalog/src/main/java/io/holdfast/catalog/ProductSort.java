package io.holdfast.catalog;

/** The order of a listing; products that are equal in it follow their SKU. */
public enum ProductSort {
  /** The best matches of a search first; without a search the order of the SKU. */
  RELEVANCE,
  /** By name, in small letters, by code point. */
  NAME,
  /** By price, lowest first, in whatever currency. */
  PRICE
}
