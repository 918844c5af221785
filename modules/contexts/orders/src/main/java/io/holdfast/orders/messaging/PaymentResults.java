package io.holdfast.orders.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.messaging.CloudEventText;
import io.holdfast.orders.Orders;
import io.holdfast.orders.settlement.Settlement;
import io.holdfast.orders.settlement.SettlementResult;
import io.holdfast.platform.JsonText;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

/**
 * Hears how payments ended. The message is acknowledged after the order's own transaction, so a
 * crash between the two brings it again; the order has then left PLACED and nothing changes.
 */
@MessageDriven(name = "PaymentResults")
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentResults implements MessageListener {
  @Inject private Orders orders;

  /** What a declined payment says. */
  record Declined(String reason) {}

  @Override
  public void onMessage(Message message) {
    DomainEvent event = read(message);
    SettlementResult result = orders.settle(settlement(event)).toCompletableFuture().join();
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
      String reason = JsonText.read(event.data(), Declined.class).reason();
      return Settlement.declined(order, event.id(), reason);
    }
    throw new IllegalArgumentException("no result of a payment: " + event.type());
  }

  private static DomainEvent read(Message message) {
    try {
      return CloudEventText.read(((TextMessage) message).getText());
    } catch (JMSException e) {
      throw new IllegalArgumentException("message without a text", e);
    }
  }
}
