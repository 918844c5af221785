package io.holdfast.stream.stock;

/**
 * What an event says about one SKU in one warehouse.
 *
 * @param event id of the event
 * @param time when it was made, in milliseconds since 1970
 * @param onHandDelta by how much its movements change the units on hand
 * @param reservedDelta by how much they change the reserved units
 * @param demand units reserved for new orders
 * @param adjustment units adjusted by hand; 0 if it is no adjustment
 * @param actor who adjusted; empty if nobody is named
 * @param version of the level; negative if the event carries none
 */
public record StockChange(
    String event,
    long time,
    String warehouse,
    String sku,
    long onHandDelta,
    long reservedDelta,
    long demand,
    long adjustment,
    String actor,
    long onHand,
    long reserved,
    long safetyStock,
    long incoming,
    long available,
    int version) {

  /** The SKU in the warehouse. */
  public String key() {
    return warehouse + "~" + sku;
  }

  boolean hasLevel() {
    return version >= 0;
  }
}
