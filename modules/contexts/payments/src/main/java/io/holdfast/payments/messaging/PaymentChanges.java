package io.holdfast.payments.messaging;

import io.holdfast.messaging.MessageConsumers;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Consumes events of orders that change what is to be paid: cancelled units and received returns.
 * An exception returns the message to the broker, which redelivers it after a delay.
 */
@MessageDriven(
    name = "PaymentChanges",
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationType",
            propertyValue = "jakarta.jms.Queue"))
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentChanges implements MessageListener {
  private static final String NAME = "payments-changes";

  private OperationHandling handling;
  private MessageConsumers consumers;

  /** For the container. */
  public PaymentChanges() {}

  @Inject
  void handleWith(OperationHandling operationHandling, MessageConsumers messageConsumers) {
    this.handling = operationHandling;
    this.consumers = messageConsumers;
  }

  /**
   * Handles one message.
   *
   * @throws RuntimeException if it is to be delivered again
   */
  @Override
  public void onMessage(Message message) {
    consumers.handle(NAME, message, handling::handle);
  }
}
