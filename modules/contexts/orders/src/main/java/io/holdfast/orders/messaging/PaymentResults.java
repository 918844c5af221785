package io.holdfast.orders.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.messaging.MessageConsumers;
import io.holdfast.orders.Orders;
import io.holdfast.orders.returns.Returns;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

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
    consumers.handle(NAME, message, this::handle);
  }

  private void handle(DomainEvent event) {
    if (event.type().equals(PaymentEvent.REFUNDED.type())) {
      RefundHandling.handle(returns, event);
    } else {
      PaymentResultHandling.handle(orders, event);
    }
  }
}
