package io.holdfast.kernel.event;

import java.util.List;
import java.util.stream.Stream;

/** All types of events, of every context. */
public final class EventTypes {
  /** In the order of their contexts. */
  public static final List<EventType> ALL =
      Stream.<EventType[]>of(
              OrderEvent.values(),
              ReservationEvent.values(),
              ReturnEvent.values(),
              ShipmentEvent.values(),
              PaymentEvent.values(),
              StockEvent.values(),
              InboundEvent.values(),
              ProductEvent.values(),
              InsightEvent.values())
          .flatMap(Stream::of)
          .toList();

  private EventTypes() {}
}
