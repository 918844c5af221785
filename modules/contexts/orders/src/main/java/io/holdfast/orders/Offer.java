package io.holdfast.orders;

import io.holdfast.platform.JsonText;
import java.util.Arrays;
import java.util.List;

/**
 * Units of one SKU that were for sale at a moment: neither reserved nor safety stock; expired
 * reservations do not count. Small, since hundreds of thousands are kept in memory.
 */
public final class Offer {
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final List<String> warehouses;
  private final int[] units;
  private final List<String> unreachable;

  private record Text(List<String> warehouses, int[] units) {}

  /**
   * @param warehouses codes of those that keep the SKU, in order
   * @param units in each of them, not negative
   * @param unreachable codes of those that could not be queried, in order
   */
  Offer(List<String> warehouses, int[] units, List<String> unreachable) {
    if (warehouses.size() != units.length) {
      throw new IllegalArgumentException("each warehouse has its units");
    }
    this.warehouses = warehouses;
    this.units = units.clone();
    this.unreachable = unreachable;
  }

  /** Codes of the reachable warehouses that keep the SKU, in order. */
  public List<String> warehouses() {
    return warehouses;
  }

  /** Units in the warehouse at this position. */
  public int units(int position) {
    return units[position];
  }

  /** Units in all reachable warehouses. */
  public long total() {
    return Arrays.stream(units).asLongStream().sum();
  }

  /** Codes of the warehouses that could not be queried, in order; their stock is unknown. */
  public List<String> unreachable() {
    return unreachable;
  }

  /** A hash of the content, 64 bits (FNV-1a): the same for offers that say the same. */
  public long fingerprint() {
    long hash = FNV_BASIS;
    for (int i = 0; i < units.length; i++) {
      hash = mix(mix(hash, warehouses.get(i).hashCode()), units[i]);
    }
    for (String away : unreachable) {
      hash = mix(hash, ~away.hashCode());
    }
    return hash;
  }

  private static long mix(long hash, int value) {
    return (hash ^ Integer.toUnsignedLong(value)) * FNV_PRIME;
  }

  /** As text, without the unreachable warehouses. */
  String toText() {
    return JsonText.of(new Text(warehouses, units));
  }

  /**
   * The offer of a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Offer of(String text) {
    Text read = JsonText.read(text, Text.class);
    return new Offer(List.copyOf(read.warehouses()), read.units(), List.of());
  }
}
