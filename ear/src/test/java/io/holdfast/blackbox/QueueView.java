package io.holdfast.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.stack.StackDescriptor;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The broker's management interface. */
final class QueueView implements AutoCloseable {
  private final ActiveMQConnectionFactory factory;
  private final QueueConnection connection;
  private final Session session;

  QueueView(StackDescriptor.Broker broker) throws JMSException {
    factory = new ActiveMQConnectionFactory(broker.url(), broker.user(), broker.password());
    connection = factory.createQueueConnection();
    session = connection.createSession();
    connection.start();
  }

  /** Puts a message onto an address. */
  void publish(String address, String type, String text) throws JMSException {
    TextMessage message = session.createTextMessage(text);
    message.setStringProperty("type", type);
    session.createProducer(session.createTopic(address)).send(message);
  }

  /** Puts a message into a queue. */
  void publishTo(String queue, String type, String text) throws JMSException {
    TextMessage message = session.createTextMessage(text);
    message.setStringProperty("type", type);
    session.createProducer(session.createQueue(queue)).send(message);
  }

  /** Reduces the delivery attempts and delays of this address. */
  void giveUpSoon(String address) throws JMSException {
    invoke(
        "broker",
        "addAddressSettings",
        address,
        "{\"redeliveryDelay\":50,\"redeliveryMultiplier\":1.0,\"maxDeliveryAttempts\":3}");
  }

  /** Restores the configured settings. */
  void giveUpAsConfigured(String address) throws JMSException {
    invoke("broker", "removeAddressSettings", address);
  }

  /** Makes a durable queue at a multicast address. */
  void createQueue(String address, String queue, String filter) throws JMSException {
    invoke("broker", "createQueue", address, "MULTICAST", queue, filter, true, -1, false, false);
  }

  /** Deletes a queue with its messages. */
  void destroyQueue(String queue) throws JMSException {
    invoke("broker", "destroyQueue", queue);
  }

  /** The events in a queue, which stay there. */
  List<JsonNode> events(String address, String queue) throws JMSException {
    List<JsonNode> events = new ArrayList<>();
    try (QueueBrowser browser =
        session.createBrowser(session.createQueue(address + "::" + queue))) {
      Enumeration<?> messages = browser.getEnumeration();
      while (messages.hasMoreElements()) {
        events.add(JsonValues.read(((TextMessage) messages.nextElement()).getText()));
      }
    }
    return events;
  }

  /** Copies the events of an address to a queue that is at an address of its own name. */
  void divert(String address, String queue) throws JMSException {
    invoke(
        "broker",
        "createDivert",
        "test." + address,
        "test." + address,
        address,
        queue,
        false,
        null,
        null,
        "ANYCAST");
  }

  /** Ends the copying. */
  void endDivert(String address) throws JMSException {
    invoke("broker", "destroyDivert", "test." + address);
  }

  /** Holds back the messages of a queue. */
  void pause(String queue) throws JMSException {
    invoke("queue." + queue, "pause");
  }

  /** Delivers again. */
  void resume(String queue) throws JMSException {
    invoke("queue." + queue, "resume");
  }

  private void invoke(String resource, String operation, Object... arguments) throws JMSException {
    QueueSession once = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
    QueueRequestor requestor = new QueueRequestor(once, once.createQueue("activemq.management"));
    try {
      Message request = once.createMessage();
      JMSManagementHelper.putOperationInvocation(request, resource, operation, arguments);
      Message reply = requestor.request(request);
      if (!JMSManagementHelper.hasOperationSucceeded(reply)) {
        throw new AssertionError(operation + ": " + reply.getBody(String.class));
      }
    } finally {
      requestor.close();
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
    factory.close();
  }
}
