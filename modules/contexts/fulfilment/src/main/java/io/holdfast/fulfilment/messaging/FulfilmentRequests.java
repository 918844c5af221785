package io.holdfast.fulfilment.messaging;

import io.holdfast.messaging.MessageConsumers;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Consumes events of confirmed and cancelled orders. The message is acknowledged after the
 * handler's own transaction; a redelivery finds the inbox row.
 */
@MessageDriven(
    name = "FulfilmentRequests",
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationType",
            propertyValue = "jakarta.jms.Queue"))
@TransactionManagement(TransactionManagementType.BEAN)
public class FulfilmentRequests implements MessageListener {
  private static final String NAME = "fulfilment";

  private OrderEventHandling handling;
  private MessageConsumers consumers;

  /** For the container. */
  public FulfilmentRequests() {}

  @Inject
  void handleWith(OrderEventHandling orderEventHandling, MessageConsumers messageConsumers) {
    this.handling = orderEventHandling;
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
