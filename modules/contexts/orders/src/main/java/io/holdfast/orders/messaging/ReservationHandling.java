package io.holdfast.orders.messaging;

import io.holdfast.batching.BoundedWait;
import io.holdfast.inventory.ReservationAnswer;
import io.holdfast.inventory.ReservationRequest;
import io.holdfast.inventory.ReservationRequests;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.ReservationEvent;
import io.holdfast.orders.Sagas;
import io.holdfast.orders.event.ReservationRequested;
import io.holdfast.orders.saga.SagaCommand;
import io.holdfast.platform.JsonText;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Hands requests to their warehouse, and answers to the sagas. */
public final class ReservationHandling {
  private ReservationHandling() {}

  /**
   * Handles a request; on return it was executed, and the answer is in the warehouse's outbox.
   *
   * @throws RuntimeException if the event is to be delivered again
   */
  public static void request(ReservationRequests requests, DomainEvent event) {
    ReservationRequest request = request(event);
    if (!BoundedWait.await(
        requests.submit(request), ReservationRequests.PATIENCE, "the reservation")) {
      throw new UnavailableException(
          "stock of order " + request.order() + " in " + request.warehouse() + " is locked");
    }
  }

  private static ReservationRequest request(DomainEvent event) {
    if (event.type().equals(ReservationEvent.REQUESTED.type())) {
      ReservationRequested data = JsonText.read(event.data(), ReservationRequested.class);
      Map<Sku, Integer> units = new TreeMap<>();
      data.units().forEach(u -> units.put(new Sku(u.sku()), u.quantity()));
      return new ReservationRequest.Reserve(
          new OrderId(data.orderId()),
          new WarehouseCode(data.warehouse()),
          units,
          Duration.ofSeconds(data.secondsToLive()));
    }
    if (event.type().equals(ReservationEvent.RELEASE_REQUESTED.type())) {
      ReservationRequested.Release data =
          JsonText.read(event.data(), ReservationRequested.Release.class);
      return new ReservationRequest.Release(
          new OrderId(data.orderId()), new WarehouseCode(data.warehouse()));
    }
    throw new IllegalArgumentException("no request to a warehouse: " + event.type());
  }

  /**
   * Handles the answers of a warehouse; on return they are recorded.
   *
   * @throws RuntimeException if the event is to be delivered again
   */
  public static void answers(Sagas sagas, DomainEvent event) {
    ReservationAnswer.Event data = JsonText.read(event.data(), ReservationAnswer.Event.class);
    BoundedWait.await(
        sagas.answered(new SagaCommand.Answered(event.id(), data.warehouse(), data.answers())),
        Sagas.PATIENCE,
        "the saga");
  }
}
