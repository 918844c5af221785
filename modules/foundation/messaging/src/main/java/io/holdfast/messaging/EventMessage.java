package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/** An event as a JMS message: queues filter on its type, and an aggregate is a message group. */
public final class EventMessage {
  private EventMessage() {}

  /** A message without duplicate id: the broker accepts it repeatedly. */
  public static TextMessage of(Session session, DomainEvent event) throws JMSException {
    TextMessage message = session.createTextMessage(CloudEventText.of(event));
    message.setStringProperty("type", event.type());
    message.setStringProperty("JMSXGroupID", event.aggregateId());
    return message;
  }

  /** A message with duplicate id: the broker refuses it if it stored the event before. */
  static TextMessage once(Session session, DomainEvent event) throws JMSException {
    TextMessage message = of(session, event);
    message.setStringProperty("_AMQ_DUPL_ID", event.id().toString());
    return message;
  }
}
