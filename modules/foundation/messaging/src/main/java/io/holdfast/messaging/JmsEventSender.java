package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends events over JMS, a batch in one transaction of the broker alone (one phase). */
@Singleton
public final class JmsEventSender implements EventSender {
  private final ConnectionFactory broker;
  private final Transactions transactions;

  @Inject
  public JmsEventSender(Broker broker, Transactions transactions) {
    this.broker = broker.connections();
    this.transactions = transactions;
  }

  @Override
  public void send(List<DomainEvent> events) {
    send(events, true);
  }

  /** Within a transaction the broker fails on a duplicate instead of dropping it. */
  @Override
  public void sendAgain(List<DomainEvent> events) {
    send(events, false);
  }

  /** One producer per stream, so that the address is queried once and not for each event. */
  private void send(List<DomainEvent> events, boolean once) {
    transactions.run(
        () -> {
          try (Connection connection = open()) {
            Session session = openSession(connection);
            Map<String, MessageProducer> producers = new HashMap<>();
            for (DomainEvent event : events) {
              producer(session, producers, event.stream()).send(message(session, event, once));
            }
          } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
          }
          return events.size();
        });
  }

  private Connection open() {
    try {
      return broker.createConnection();
    } catch (JMSException e) {
      throw new UnavailableException("broker unreachable: " + e.getMessage(), e);
    }
  }

  /** A connection may be made without asking the broker; a session is not. */
  private static Session openSession(Connection connection) {
    try {
      return connection.createSession();
    } catch (JMSException e) {
      throw new UnavailableException("broker unreachable: " + e.getMessage(), e);
    }
  }

  private static MessageProducer producer(
      Session session, Map<String, MessageProducer> producers, String stream) throws JMSException {
    MessageProducer known = producers.get(stream);
    if (known == null) {
      known = session.createProducer(session.createTopic(stream));
      producers.put(stream, known);
    }
    return known;
  }

  private static TextMessage message(Session session, DomainEvent event, boolean once)
      throws JMSException {
    return once ? EventMessage.once(session, event) : EventMessage.of(session, event);
  }
}
