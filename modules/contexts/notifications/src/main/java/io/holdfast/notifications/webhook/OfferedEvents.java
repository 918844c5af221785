package io.holdfast.notifications.webhook;

import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.EventTypes;
import io.holdfast.kernel.event.InsightEvent;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.ReservationEvent;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.notifications.event.EventNames;
import java.util.List;
import java.util.Set;

/** The events that webhooks can subscribe to: those that the queues of this module let pass. */
public final class OfferedEvents {
  private static final Set<EventType> STOCK =
      Set.of(
          StockEvent.LOW,
          StockEvent.RECEIVED,
          StockEvent.ADJUSTED,
          StockEvent.RELEASED,
          StockEvent.RETURNED,
          StockEvent.TRANSFERRED_IN,
          StockEvent.TRANSFERRED_OUT,
          StockEvent.SAFETY_STOCK_SET);

  /** What goes on between orders and warehouses until an order is placed or rejected. */
  private static final Set<EventType> INTERNAL =
      Set.of(OrderEvent.PENDING, ReservationEvent.REQUESTED, ReservationEvent.RELEASE_REQUESTED);

  /** Their types. */
  public static final List<EventType> TYPES =
      EventTypes.ALL.stream()
          .filter(
              type ->
                  type.stream().equals(OrderEvent.STREAM) && !INTERNAL.contains(type)
                      || type.stream().equals(ShipmentEvent.STREAM)
                      || type.stream().equals(InsightEvent.STREAM)
                      || STOCK.contains(type))
          .toList();

  /** Their names. */
  public static final List<String> NAMES =
      TYPES.stream().map(type -> EventNames.of(type.type())).sorted().toList();

  private OfferedEvents() {}

  /** Whether a pattern matches one of them. */
  public static boolean isOffered(String pattern) {
    return pattern.equals("*")
        || NAMES.contains(pattern)
        || pattern.endsWith(".*")
            && NAMES.stream()
                .anyMatch(name -> name.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
