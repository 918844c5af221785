package io.holdfast.orders.event;

import io.holdfast.orders.OrderView;
import java.util.List;
import java.util.UUID;

/**
 * The data of the event of units that were cancelled after another part of their order had been
 * dispatched.
 *
 * @param amountMinorUnits what the units cost, in the minor units of the currency (ISO 4217)
 */
public record UnitsCancelled(
    UUID orderId, String currency, long amountMinorUnits, String reason, List<Line> lines) {

  /** Cancelled units of a line, and where they had been reserved. */
  public record Line(
      String sku, int quantity, long amountMinorUnits, List<OrderView.Allocation> allocations) {}
}
