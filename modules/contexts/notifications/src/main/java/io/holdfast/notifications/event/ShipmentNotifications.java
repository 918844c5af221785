package io.holdfast.notifications.event;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.jms.MessageListener;

/**
 * Consumes the events of shipments that somebody may be told about. The server's activation
 * specification names the queue and says how many messages are handled at once.
 */
@MessageDriven(
    name = "ShipmentNotifications",
    messageListenerInterface = MessageListener.class,
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationType",
            propertyValue = "jakarta.jms.Queue"))
@TransactionManagement(TransactionManagementType.BEAN)
public class ShipmentNotifications extends EventConsumer {

  /** For the container. */
  public ShipmentNotifications() {}
}
