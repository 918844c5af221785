package io.holdfast.inventory.ledger;

/**
 * A change of the counters of one SKU, in units.
 *
 * @param onHand negative if units leave
 * @param incoming negative if fewer are expected
 */
public record GoodsChange(int onHand, int incoming) {
  /** Both changes together. */
  public GoodsChange plus(GoodsChange other) {
    return new GoodsChange(
        Math.addExact(onHand, other.onHand), Math.addExact(incoming, other.incoming));
  }

  /** Whether no counter changes. */
  public boolean isNothing() {
    return onHand == 0 && incoming == 0;
  }
}
