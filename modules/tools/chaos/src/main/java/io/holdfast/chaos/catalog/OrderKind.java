package io.holdfast.chaos.catalog;

import java.util.Locale;

/** What kind of order it is. */
public enum OrderKind {
  /** One line that only one warehouse has. */
  LOCAL,
  /** One line of a SKU stocked in every warehouse. */
  UNIFORM,
  /** One line of the hot SKU. */
  HOT,
  /** Several lines that only different warehouses together can meet. */
  BASKET,
  /** One line of a scarce SKU. */
  RARE;

  /** Whether a rejection for lack of stock can be correct. */
  public boolean canRunShort() {
    return this == RARE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
