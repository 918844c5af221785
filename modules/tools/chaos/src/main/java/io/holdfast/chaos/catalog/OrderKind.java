package io.holdfast.chaos.catalog;

import java.util.Locale;

/** What kind of order it is. */
public enum OrderKind {
  /** One line that only one warehouse has. */
  LOCAL,
  /** One line of what lies everywhere. */
  UNIFORM,
  /** The one SKU that everybody wants. */
  HOT,
  /** Several lines, of which only different warehouses together have all. */
  BASKET,
  /** One line of what runs out. */
  RARE;

  /** Whether a refusal for want of stock can be true. */
  public boolean canRunShort() {
    return this == RARE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
