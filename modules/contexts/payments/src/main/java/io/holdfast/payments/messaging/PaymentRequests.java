package io.holdfast.payments.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.messaging.MessageConsumers;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Set;

/**
 * Consumes events of placed, cancelled and expired orders. There is no container transaction, since
 * the call to the provider may take seconds. An exception returns the message to the broker, which
 * redelivers it after a delay. The server's activation specification names the queue and says how
 * many messages are handled at once.
 */
@MessageDriven(
    name = "PaymentRequests",
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationType",
            propertyValue = "jakarta.jms.Queue"))
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentRequests implements MessageListener {
  private static final Set<String> ENDS =
      Set.of(OrderEvent.CANCELLED.type(), OrderEvent.EXPIRED.type());
  private static final String NAME = "payments";

  private PaymentHandling handling;
  private MessageConsumers consumers;

  /** For the container. */
  public PaymentRequests() {}

  @Inject
  void handleWith(PaymentHandling paymentHandling, MessageConsumers messageConsumers) {
    this.handling = paymentHandling;
    this.consumers = messageConsumers;
  }

  /**
   * Handles one message.
   *
   * @throws RuntimeException if it is to be delivered again
   */
  @Override
  public void onMessage(Message message) {
    try {
      boolean repeated = message.getJMSRedelivered();
      consumers.handle(NAME, message, event -> handle(event, repeated));
    } catch (JMSException e) {
      throw new IllegalArgumentException("the message cannot be read", e);
    }
  }

  private void handle(DomainEvent event, boolean repeated) {
    if (event.type().equals(OrderEvent.PLACED.type())) {
      handling.handle(event, repeated);
    } else if (ENDS.contains(event.type())) {
      handling.handleEnd(event);
    } else {
      throw new IllegalArgumentException("not of payments' concern: " + event.type());
    }
  }
}
