package io.holdfast.fulfilment.record;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.WarehouseCode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes the ids of shipments from order and warehouse (RFC 9562, version 8): the first 48 bits are
 * the time of the order's id, the others a hash of both. An event that is delivered again makes the
 * same id, and all shipments of an order are near each other in the primary key.
 */
public final class ShipmentIds {
  private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private ShipmentIds() {}

  /**
   * The shipment of an order from a warehouse.
   *
   * @param number 0 for the first, more for one that replaces a lost one
   */
  public static UUID of(OrderId order, WarehouseCode warehouse, int number) {
    UUID hash =
        UUID.nameUUIDFromBytes(
            (order + "/" + warehouse + "/" + number).getBytes(StandardCharsets.US_ASCII));
    return new UUID(
        order.value().getMostSignificantBits() & TIME
            | VERSION_8
            | hash.getMostSignificantBits() & 0xFFF,
        hash.getLeastSignificantBits() & ~(3L << 62) | VARIANT);
  }
}
