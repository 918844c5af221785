package io.holdfast.outbox;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Transactions;
import io.holdfast.kernel.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.util.List;

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

  /** Within a transaction the broker rolls back on a duplicate instead of dropping it. */
  @Override
  public void sendAgain(List<DomainEvent> events) {
    send(events, false);
  }

  private void send(List<DomainEvent> events, boolean once) {
    transactions.run(
        () -> {
          try (JMSContext session = open()) {
            JMSProducer producer = session.createProducer();
            for (DomainEvent event : events) {
              producer.send(session.createTopic(event.stream()), message(session, event, once));
            }
          }
          return events.size();
        });
  }

  private JMSContext open() {
    try {
      return broker.createContext();
    } catch (JMSRuntimeException e) {
      throw new UnavailableException("broker unreachable: " + e.getMessage(), e);
    }
  }

  private static TextMessage message(JMSContext session, DomainEvent event, boolean once) {
    try {
      TextMessage message = session.createTextMessage(CloudEventText.of(event));
      message.setStringProperty("type", event.type());
      if (once) {
        message.setStringProperty("_AMQ_DUPL_ID", event.id().toString());
      }
      message.setStringProperty("JMSXGroupID", event.aggregateId());
      return message;
    } catch (JMSException e) {
      throw new IllegalArgumentException("event " + event.id() + " makes no message", e);
    }
  }
}
