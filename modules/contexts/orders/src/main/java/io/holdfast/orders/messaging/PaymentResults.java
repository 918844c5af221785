package io.holdfast.orders.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.messaging.CloudEventText;
import io.holdfast.messaging.MessageConsumers;
import io.holdfast.orders.Orders;
import io.holdfast.orders.returns.Returns;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

/**
 * Consumes payment events. The message is acknowledged after the order's own transaction; a crash
 * between the two causes a redelivery, which finds the order no longer PLACED and changes nothing.
 */
@MessageDriven(name = "PaymentResults")
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentResults implements MessageListener {
  private static final String NAME = "orders";

  @Inject private Orders orders;
  @Inject private Returns returns;
  @Inject private MessageConsumers consumers;

  @Override
  public void onMessage(Message message) {
    DomainEvent event = read(message);
    consumers.handle(NAME, () -> handle(event));
  }

  private void handle(DomainEvent event) {
    if (event.type().equals(PaymentEvent.REFUNDED.type())) {
      RefundHandling.handle(returns, event);
    } else {
      PaymentResultHandling.handle(orders, event);
    }
  }

  private static DomainEvent read(Message message) {
    try {
      return CloudEventText.read(((TextMessage) message).getText());
    } catch (JMSException e) {
      throw new IllegalArgumentException("message without a text", e);
    }
  }
}
