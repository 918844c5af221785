package io.holdfast.stack.events;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.EventTypes;
import io.holdfast.messaging.EventMessage;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.WrongArgument;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession.QueueQuery;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * Sends events to one queue of the broker only. The broker does not apply a queue's filter to
 * messages sent to it by name, so the filter is applied here.
 */
final class QueueSender implements AutoCloseable {
  private static final TreeSet<String> STREAMS = new TreeSet<>();

  static {
    EventTypes.ALL.stream().map(EventType::stream).forEach(STREAMS::add);
  }

  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Session session;
  private final String stream;
  private final Filter filter;
  private final MessageProducer producer;

  private QueueSender(ActiveMQConnectionFactory factory, String queue)
      throws JMSException, ActiveMQException {
    this.factory = factory;
    this.connection = factory.createConnection();
    this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
    QueueQuery found =
        ((ActiveMQSession) session).getCoreSession().queueQuery(SimpleString.of(queue));
    if (!found.isExists()) {
      throw new WrongArgument("the broker has no queue " + queue);
    }
    this.stream = found.getAddress().toString();
    if (!STREAMS.contains(stream)) {
      throw new WrongArgument(
          "queue %s is at address %s, which carries no events; those that do: %s"
              .formatted(queue, stream, String.join(", ", STREAMS)));
    }
    this.filter = FilterImpl.createFilter(found.getFilterString());
    this.producer = session.createProducer(session.createTopic(stream + "::" + queue));
  }

  /**
   * Connects to the broker and looks for the queue.
   *
   * @throws WrongArgument if there is no such queue, or it gets no events
   * @throws StackFailure if the broker cannot be reached
   */
  static QueueSender open(StackDescriptor.Broker broker, String queue) {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(broker.url(), broker.user(), broker.password());
    factory.setInitialConnectAttempts(1);
    factory.setReconnectAttempts(0);
    try {
      return new QueueSender(factory, queue);
    } catch (JMSException | ActiveMQException e) {
      factory.close();
      throw new StackFailure("the broker does not answer: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      factory.close();
      throw e;
    }
  }

  /** The address of the queue. */
  String stream() {
    return stream;
  }

  /**
   * Sends those of the events that match the queue's filter, all or none; on return the broker has
   * stored them.
   *
   * @return how many
   * @throws StackFailure if the broker does not take them
   */
  int send(List<DomainEvent> events) {
    try {
      int sent = 0;
      for (DomainEvent event : events) {
        TextMessage message = EventMessage.of(session, event);
        if (filter == null || filter.match(((ActiveMQMessage) message).getCoreMessage())) {
          producer.send(message);
          sent++;
        }
      }
      session.commit();
      return sent;
    } catch (JMSException e) {
      throw new StackFailure("the broker does not take the events: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
