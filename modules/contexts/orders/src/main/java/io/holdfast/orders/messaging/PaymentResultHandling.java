package io.holdfast.orders.messaging;

import io.holdfast.batching.BoundedWait;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.orders.Orders;
import io.holdfast.orders.settlement.Settlement;
import io.holdfast.orders.settlement.SettlementResult;
import io.holdfast.platform.JsonText;
import java.time.Duration;

/** Settles the order of a decided payment; cancels the rest of one whose payment has lapsed. */
final class PaymentResultHandling {
  private PaymentResultHandling() {}

  /** Data of a payment that was declined or has lapsed. */
  record Reason(String reason) {}

  /**
   * Handles one event; on return the order is settled.
   *
   * @throws RuntimeException if the event is to be delivered again
   */
  static void handle(Orders orders, DomainEvent event) {
    handle(orders, event, Orders.SETTLEMENT_PATIENCE);
  }

  static void handle(Orders orders, DomainEvent event, Duration patience) {
    if (event.type().equals(PaymentEvent.LAPSED.type())) {
      String reason = JsonText.read(event.data(), Reason.class).reason();
      orders.cancelUncovered(OrderId.of(event.aggregateId()), reason);
      return;
    }
    SettlementResult result =
        BoundedWait.await(orders.settle(settlement(event)), patience, "settlement");
    if (result instanceof SettlementResult.Postponed) {
      throw new UnavailableException("a warehouse of order " + event.aggregateId() + " is away");
    }
    if (result instanceof SettlementResult.Unknown) {
      throw new IllegalStateException("there is no order " + event.aggregateId());
    }
  }

  private static Settlement settlement(DomainEvent event) {
    OrderId order = OrderId.of(event.aggregateId());
    if (event.type().equals(PaymentEvent.AUTHORISED.type())) {
      return Settlement.paid(order, event.id());
    }
    if (event.type().equals(PaymentEvent.DECLINED.type())) {
      String reason = JsonText.read(event.data(), Reason.class).reason();
      return Settlement.declined(order, event.id(), reason);
    }
    throw new IllegalArgumentException("no result of a payment: " + event.type());
  }
}
