package io.holdfast.notifications.event;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.jms.MessageListener;

/**
 * Consumes the events of the stream job: each anomaly opens an alert. The server's activation
 * specification names the queue and says how many messages are handled at once.
 */
@MessageDriven(
    name = "InsightNotifications",
    messageListenerInterface = MessageListener.class,
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationType",
            propertyValue = "jakarta.jms.Queue"))
@TransactionManagement(TransactionManagementType.BEAN)
public class InsightNotifications extends EventConsumer {

  /** For the container. */
  public InsightNotifications() {}
}
