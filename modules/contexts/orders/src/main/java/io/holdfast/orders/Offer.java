package io.holdfast.orders;

import io.holdfast.catalog.BundlePart;
import io.holdfast.platform.JsonText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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
  private final List<BundlePart> parts;

  private record Text(List<String> warehouses, int[] units, List<BundlePart> parts) {}

  /**
   * @param warehouses codes of those that keep the SKU, in order
   * @param units in each of them, not negative
   * @param unreachable codes of those that could not be queried, in order
   */
  Offer(List<String> warehouses, int[] units, List<String> unreachable) {
    this(warehouses, units, unreachable, null);
  }

  private Offer(
      List<String> warehouses, int[] units, List<String> unreachable, List<BundlePart> parts) {
    if (warehouses.size() != units.length) {
      throw new IllegalArgumentException("each warehouse has its units");
    }
    this.warehouses = warehouses;
    this.units = units.clone();
    this.unreachable = unreachable;
    this.parts = parts;
  }

  /** Of a bundle, only what it is made of is kept: that never changes. */
  static Offer ofBundle(List<BundlePart> parts) {
    return new Offer(List.of(), new int[0], List.of(), parts);
  }

  /** What a bundle is made of; empty for a product with stock of its own. */
  List<BundlePart> parts() {
    return parts == null ? List.of() : parts;
  }

  /**
   * How many bundles can be made, in each warehouse that keeps every part.
   *
   * @param offers of the parts, by their SKUs; a part without one cannot be had
   */
  Offer from(Map<String, Offer> offers) {
    TreeMap<String, Integer> most = new TreeMap<>();
    TreeSet<String> away = new TreeSet<>();
    for (int i = 0; i < parts.size(); i++) {
      BundlePart part = parts.get(i);
      Map<String, Integer> ofPart = new HashMap<>();
      Offer offer = offers.get(part.sku());
      if (offer != null) {
        away.addAll(offer.unreachable);
        for (int w = 0; w < offer.units.length; w++) {
          ofPart.put(offer.warehouses.get(w), offer.units[w] / part.quantity());
        }
      }
      if (i == 0) {
        most.putAll(ofPart);
      }
      most.keySet().retainAll(ofPart.keySet());
      most.replaceAll((code, units) -> Math.min(units, ofPart.get(code)));
    }
    return new Offer(
        List.copyOf(most.keySet()),
        most.values().stream().mapToInt(Integer::intValue).toArray(),
        List.copyOf(away));
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
    return JsonText.of(new Text(warehouses, units, parts));
  }

  /**
   * The offer of a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Offer of(String text) {
    Text read = JsonText.read(text, Text.class);
    return new Offer(List.copyOf(read.warehouses()), read.units(), List.of(), read.parts());
  }
}
