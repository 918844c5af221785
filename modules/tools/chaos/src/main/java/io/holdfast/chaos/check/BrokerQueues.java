package io.holdfast.chaos.check;

import io.holdfast.stack.StackDescriptor;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Queries the broker as administrator, bypassing the proxy.
 *
 * @param broker where it is
 */
public record BrokerQueues(StackDescriptor.Broker broker) {
  private static final List<String> CONSUMED =
      List.of(
          "holdfast.payments.order-placed",
          "holdfast.payments.order-changes",
          "holdfast.payments.shipments",
          "holdfast.fulfilment.order-changes",
          "holdfast.orders.payment-results",
          "holdfast.orders.reservation-answers",
          "holdfast.inventory.reservations",
          "holdfast.notifications.orders",
          "holdfast.notifications.shipments",
          "holdfast.notifications.stock");

  /**
   * Unfinished messages by queue; empty when idle.
   *
   * @throws JMSException if it does not answer
   */
  Map<String, Long> unfinished() throws JMSException {
    Map<String, Long> found = new LinkedHashMap<>();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(broker.url(), broker.user(), broker.password());
        QueueConnection connection = factory.createQueueConnection()) {
      connection.start();
      note(found, "broker in doubt", prepared(connection));
      for (String queue : CONSUMED) {
        note(found, queue, waiting(connection, queue));
      }
    }
    return found;
  }

  private static long prepared(QueueConnection connection) throws JMSException {
    Object[] transactions =
        (Object[])
            ask(
                connection,
                request ->
                    JMSManagementHelper.putOperationInvocation(
                        request, ResourceNames.BROKER, "listPreparedTransactions"));
    return transactions.length;
  }

  private static long waiting(QueueConnection connection, String queue) throws JMSException {
    Number count =
        (Number)
            ask(
                connection,
                request ->
                    JMSManagementHelper.putAttribute(
                        request, ResourceNames.QUEUE + queue, "messageCount"));
    return count.longValue();
  }

  private interface Question {
    void write(Message request) throws JMSException;
  }

  private static Object ask(QueueConnection connection, Question question) throws JMSException {
    QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
    Queue management = session.createQueue("activemq.management");
    QueueRequestor requestor = new QueueRequestor(session, management);
    try {
      Message request = session.createMessage();
      question.write(request);
      Message reply = requestor.request(request);
      if (!JMSManagementHelper.hasOperationSucceeded(reply)) {
        throw new JMSException("the broker says " + reply.getBody(String.class));
      }
      return result(reply);
    } finally {
      requestor.close();
    }
  }

  private static Object result(Message reply) throws JMSException {
    try {
      return JMSManagementHelper.getResult(reply);
    } catch (JMSException e) {
      throw e;
    } catch (Exception unreadable) {
      throw new JMSException("the broker's answer cannot be read: " + unreadable.getMessage());
    }
  }

  private static void note(Map<String, Long> found, String name, long count) {
    if (count > 0) {
      found.put(name, count);
    }
  }
}
