package io.holdfast.orders.placement;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.bundle.GoodsOfOrder;
import java.util.Map;

/**
 * An order to be placed under its key.
 *
 * @param saleTicket shown for SKUs of a sale; null if none was
 * @param parts units that warehouses have to have; null while it is not known whether the order has
 *     bundles, or if it has none
 */
public record Placement(
    IdempotencyKey key, PlaceOrder order, String saleTicket, Map<Sku, Integer> parts) {
  /** An order without a ticket. */
  public Placement(IdempotencyKey key, PlaceOrder order) {
    this(key, order, null, null);
  }

  /** An order with a ticket, or null. */
  public Placement(IdempotencyKey key, PlaceOrder order, String saleTicket) {
    this(key, order, saleTicket, null);
  }

  /** The same order, whose bundles are made of these units. */
  Placement of(Map<Sku, Integer> units) {
    return new Placement(key, order, saleTicket, units);
  }

  /** Units that warehouses have to have, by SKU. */
  Map<Sku, Integer> goods() {
    return parts == null ? GoodsOfOrder.ordered(order.lines()) : parts;
  }
}
