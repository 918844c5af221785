package io.holdfast.inventory;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;

/**
 * Puts units on the shelves of a warehouse; a SKU it never had is taken up.
 *
 * @param reference the delivery it came with
 */
public record ReceiveStock(
    WarehouseCode warehouse,
    ReceiptKind kind,
    String reference,
    List<Received> items,
    IdempotencyKey key) {

  /**
   * Units of one SKU.
   *
   * @param quantity more than zero
   */
  public record Received(Sku sku, int quantity) {}
}
