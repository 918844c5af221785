package io.holdfast.inventory;

import java.util.List;

/** A warehouse has too few units to send; nothing was changed. */
public class InsufficientStockException extends RuntimeException {
  private final transient List<MissingUnits> missing;

  public InsufficientStockException(List<MissingUnits> missing) {
    super(missing.size() + " SKU(s) are short; nothing was sent");
    this.missing = List.copyOf(missing);
  }

  /** What is short. */
  public List<MissingUnits> missing() {
    return missing;
  }
}
