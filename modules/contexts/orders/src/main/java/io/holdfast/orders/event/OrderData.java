package io.holdfast.orders.event;

import io.holdfast.orders.Destination;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.PlaceOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The data of every event of an order that was placed. Null members are omitted.
 *
 * @param totalMinorUnits total of the lines, in the minor units of the currency (ISO 4217)
 * @param shipTo destination; in the first event only
 * @param placedAt in the first event only
 * @param orderedAt when the customer ordered, where that was elsewhere and before; in the first
 *     event only
 * @param reason reason of the end, else null
 */
public record OrderData(
    UUID orderId,
    String customerId,
    long totalMinorUnits,
    String currency,
    List<Line> lines,
    ShipTo shipTo,
    Instant placedAt,
    Instant orderedAt,
    String reason) {

  /**
   * A line.
   *
   * @param unitPriceMinorUnits price of one unit, in the minor units of the order's currency
   * @param allocations where its units are reserved
   */
  public record Line(
      String sku, int quantity, long unitPriceMinorUnits, List<OrderView.Allocation> allocations) {}

  /** Destination; coordinates in degrees. */
  public record ShipTo(String country, String postalCode, double latitude, double longitude) {
    /** The members of a destination. */
    public static ShipTo of(Destination destination) {
      return new ShipTo(
          destination.country(),
          destination.postalCode(),
          destination.location().latitude(),
          destination.location().longitude());
    }
  }

  /** An order that has just been placed. */
  public static OrderData placed(OrderView order, PlaceOrder request) {
    return new OrderData(
        order.id(),
        order.customerId(),
        minorUnits(order.total()),
        order.currency(),
        order.lines().stream()
            .map(l -> new Line(l.sku(), l.quantity(), minorUnits(l.unitPrice()), l.allocations()))
            .toList(),
        ShipTo.of(request.shipTo()),
        order.placedAt(),
        request.orderedAt(),
        null);
  }

  /** The same order, ended for this reason. */
  public OrderData because(String why) {
    return new OrderData(
        orderId, customerId, totalMinorUnits, currency, lines, shipTo, placedAt, orderedAt, why);
  }

  /** An amount of an order has as many decimals as its currency. */
  private static long minorUnits(BigDecimal amount) {
    return amount.unscaledValue().longValueExact();
  }
}
