package io.holdfast.notifications.event;

import io.holdfast.messaging.MessageConsumers;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * What the consumers of the streams have in common. An exception returns the message to the broker,
 * which redelivers it after a delay.
 */
public abstract class EventConsumer implements MessageListener {
  private NotificationHandling handling;
  private EventInterest interest;
  private MessageConsumers consumers;

  @Inject
  void handleWith(
      NotificationHandling notificationHandling,
      EventInterest eventInterest,
      MessageConsumers messageConsumers) {
    this.handling = notificationHandling;
    this.interest = eventInterest;
    this.consumers = messageConsumers;
  }

  /**
   * Handles one message. One that tells nobody anything is not even read.
   *
   * @throws RuntimeException if it is to be delivered again
   */
  @Override
  public void onMessage(Message message) {
    try {
      if (interest.isWanted(message.getStringProperty("type"))) {
        consumers.handle(NotificationHandling.CONSUMER, message, handling::handle);
      }
    } catch (JMSException e) {
      throw new IllegalArgumentException("the message cannot be read", e);
    }
  }
}
