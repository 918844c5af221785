package io.holdfast.bench.machine;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Sends messages to a broker as fast as one session can: persistent, transacted, in batches as
 * large as the relay's, each with its duplicate id.
 */
public final class BareProducer {
  /** Messages in a transaction. */
  public static final int BATCH = 500;

  private static final String ADDRESS = "holdfast.orders";
  private static final String QUEUE = ADDRESS + "::holdfast.payments.order-placed";
  private final StackDescriptor.Broker broker;
  private final List<Payload> payloads;

  /**
   * A message as sent by the relay.
   *
   * @param text its body
   * @param type of the event
   * @param group the aggregate
   */
  public record Payload(String text, String type, String group) {}

  /** A producer that sends these messages cyclically. */
  public BareProducer(StackDescriptor.Broker broker, List<Payload> payloads) {
    this.broker = broker;
    this.payloads = List.copyOf(payloads);
  }

  /** Copies messages sent by the relay and not yet consumed. */
  public static List<Payload> copy(StackDescriptor.Broker broker, int most) {
    List<Payload> payloads = new ArrayList<>();
    try (ActiveMQConnectionFactory factory = factory(broker);
        JMSContext session = factory.createContext(broker.user(), broker.password())) {
      Queue queue = session.createQueue(QUEUE);
      try (QueueBrowser browser = session.createBrowser(queue)) {
        Enumeration<?> waiting = browser.getEnumeration();
        while (payloads.size() < most && waiting.hasMoreElements()) {
          TextMessage message = (TextMessage) waiting.nextElement();
          payloads.add(
              new Payload(
                  message.getText(),
                  message.getStringProperty("type"),
                  message.getStringProperty("JMSXGroupID")));
        }
      }
    } catch (JMSException | JMSRuntimeException e) {
      throw new StackFailure("cannot read the broker's messages: " + e.getMessage(), e);
    }
    if (payloads.isEmpty()) {
      throw new StackFailure("the relay has sent nothing that could be copied");
    }
    return payloads;
  }

  /** Sends this many messages; returns the rate of each equal part except the first. */
  public List<Double> send(long count, int parts) {
    List<Double> rates = new ArrayList<>();
    try (ActiveMQConnectionFactory factory = factory(broker);
        JMSContext session =
            factory.createContext(
                broker.user(), broker.password(), JMSContext.SESSION_TRANSACTED)) {
      Topic topic = session.createTopic(ADDRESS);
      for (int part = 0; part < parts; part++) {
        long started = System.nanoTime();
        long some = Math.max(1, count / parts / BATCH) * BATCH;
        for (long sent = 0; sent < some; sent += BATCH) {
          sendBatch(session, topic);
        }
        if (part > 0) {
          rates.add(some * 1e9 / (System.nanoTime() - started));
        }
      }
    } catch (JMSException | JMSRuntimeException e) {
      throw new StackFailure("the bare producer failed: " + e.getMessage(), e);
    }
    return rates;
  }

  private void sendBatch(JMSContext session, Topic topic) throws JMSException {
    JMSProducer producer = session.createProducer();
    for (int i = 0; i < BATCH; i++) {
      Payload payload = payloads.get(i % payloads.size());
      TextMessage message = session.createTextMessage(payload.text());
      message.setStringProperty("type", payload.type());
      message.setStringProperty("_AMQ_DUPL_ID", UUID.randomUUID().toString());
      message.setStringProperty("JMSXGroupID", payload.group());
      producer.send(topic, message);
    }
    session.commit();
  }

  private static ActiveMQConnectionFactory factory(StackDescriptor.Broker broker) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
    factory.setBlockOnDurableSend(false);
    return factory;
  }
}
