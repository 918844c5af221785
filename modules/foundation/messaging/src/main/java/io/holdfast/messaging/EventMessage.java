package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/** An event as a JMS message: queues filter on its type, and an aggregate is a message group. */
public final class EventMessage {
  private EventMessage() {}

  /** A message that the broker takes however often it was sent before. */
  public static TextMessage of(Session session, DomainEvent event) throws JMSException {
    TextMessage message = session.createTextMessage(CloudEventText.of(event));
    message.setStringProperty("type", event.type());
    message.setStringProperty("JMSXGroupID", event.aggregateId());
    return message;
  }

  /** A message that the broker refuses if it knows the event already. */
  static TextMessage once(Session session, DomainEvent event) throws JMSException {
    TextMessage message = of(session, event);
    message.setStringProperty("_AMQ_DUPL_ID", event.id().toString());
    return message;
  }
}
