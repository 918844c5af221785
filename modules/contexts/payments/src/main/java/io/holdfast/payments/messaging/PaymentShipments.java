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
 * Consumes events of dispatched and lost shipments: their amounts are captured or refunded. An
 * exception returns the message to the broker, which redelivers it after a delay.
 */
@MessageDriven(
    name = "PaymentShipments",
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationType",
            propertyValue = "jakarta.jms.Queue"))
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentShipments implements MessageListener {
  private static final String NAME = "payments-shipments";

  private OperationHandling handling;
  private MessageConsumers consumers;

  /** For the container. */
  public PaymentShipments() {}

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
