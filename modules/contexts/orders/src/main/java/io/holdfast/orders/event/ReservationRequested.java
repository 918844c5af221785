package io.holdfast.orders.event;

import io.holdfast.orders.OrderView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The data of a request to a warehouse to reserve its part of an order.
 *
 * @param secondsToLive after which the reservation may expire if the order is not paid
 */
public record ReservationRequested(
    UUID orderId, String warehouse, long secondsToLive, List<Units> units) {
  /** Rounds of requests for one order that a reservation outlives. */
  private static final int ROUNDS = 3;

  /** Units of one SKU, which a request names once. */
  public record Units(String sku, int quantity) {}

  /** The data of a request to release it. */
  public record Release(UUID orderId, String warehouse) {}

  /** A reservation may wait for those of other warehouses before its order can be paid. */
  public static Duration timeToLive(Duration timeToPay, Duration deadline) {
    return timeToPay.plus(deadline.multipliedBy(ROUNDS));
  }

  /** The requests for an order, one for each warehouse of its allocations. */
  public static List<ReservationRequested> of(OrderData order, Duration timeToLive) {
    Map<String, List<Units>> units = new TreeMap<>();
    for (OrderData.Line line : order.lines()) {
      for (OrderView.Allocation part : line.allocations()) {
        units
            .computeIfAbsent(part.warehouse(), w -> new ArrayList<>())
            .add(new Units(line.sku(), part.quantity()));
      }
    }
    List<ReservationRequested> requests = new ArrayList<>(units.size());
    units.forEach(
        (warehouse, wanted) ->
            requests.add(
                new ReservationRequested(
                    order.orderId(), warehouse, timeToLive.toSeconds(), wanted)));
    return requests;
  }
}
