package io.holdfast.stack.replay;

import io.holdfast.stack.load.SyntheticStock;
import io.holdfast.stack.load.foodmart.GeoPoint;
import java.util.List;

/**
 * One-line orders of one unit, with the SKU drawn uniformly and the customers living evenly around
 * the warehouses.
 */
public final class SyntheticOrders implements OrderSource {
  private final List<GeoPoint> places;
  private final int skus;
  private final long seed;

  /**
   * @param places where customers live; not empty
   * @param skus how many SKUs are asked for; 1 puts all orders on one
   * @param seed another seed draws another sequence
   */
  public SyntheticOrders(List<GeoPoint> places, int skus, long seed) {
    this.places = List.copyOf(places);
    this.skus = skus;
    this.seed = seed;
  }

  @Override
  public byte[] body(long ordinal, String token) {
    long draw = SeededNumbers.of(seed, ordinal);
    GeoPoint place = places.get((int) Long.remainderUnsigned(draw, places.size()));
    int number = 1 + (int) Long.remainderUnsigned(draw >>> 20, skus);
    return new OrderRequestJson("syn-" + (draw & 1023), "US", "98225", place)
        .line(SyntheticStock.sku(number), 1)
        .paidWith(token);
  }
}
