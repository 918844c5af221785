package io.holdfast.fulfilment.messaging;

import io.holdfast.batching.BoundedWait;
import io.holdfast.fulfilment.record.OrderChange;
import io.holdfast.fulfilment.record.OrderChanges;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.platform.JsonText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Makes or cancels the shipments of one order by its event. Idempotent. */
@Singleton
public final class OrderEventHandling {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<String> CANCELLATIONS =
      Set.of(OrderEvent.CANCELLED.type(), OrderEvent.UNITS_CANCELLED.type());

  private final OrderChanges changes;

  @Inject
  public OrderEventHandling(OrderChanges changes) {
    this.changes = changes;
  }

  private record Cancellation(String reason) {}

  /**
   * Handles one event; on return it is stored.
   *
   * @throws RuntimeException if the event is to be delivered again
   */
  public void handle(DomainEvent event) {
    BoundedWait.await(changes.apply(change(event)), PATIENCE, "the hub");
  }

  private static OrderChange change(DomainEvent event) {
    if (event.type().equals(OrderEvent.CONFIRMED.type())) {
      return new OrderChange.Confirmed(
          event.id(), JsonText.read(event.data(), ConfirmedOrder.class).shipments());
    }
    if (CANCELLATIONS.contains(event.type())) {
      return new OrderChange.Cancelled(
          event.id(),
          OrderId.of(event.aggregateId()),
          JsonText.read(event.data(), Cancellation.class).reason());
    }
    throw new IllegalArgumentException("not of fulfilment's concern: " + event.type());
  }
}
