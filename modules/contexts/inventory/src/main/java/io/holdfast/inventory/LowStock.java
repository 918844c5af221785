package io.holdfast.inventory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The threshold at which stock counts as low. */
@Singleton
public final class LowStock {
  private final int threshold;

  /**
   * @param threshold available units of a SKU in one warehouse at or below which its stock is low
   */
  @Inject
  public LowStock(
      @ConfigProperty(name = "holdfast.inventory.low-stock", defaultValue = "5") int threshold) {
    if (threshold < 0) {
      throw new IllegalArgumentException("holdfast.inventory.low-stock is not negative");
    }
    this.threshold = threshold;
  }

  /** Units. */
  public int threshold() {
    return threshold;
  }

  /** Whether the change crossed the threshold downwards; true once per crossing. */
  public boolean isCrossed(StockLevel before, StockLevel after) {
    return before.available() > threshold && after.available() <= threshold;
  }
}
