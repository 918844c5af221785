package io.holdfast.stack.insights;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** The queue that the stream job consumes. */
final class FeedQueue implements AutoCloseable {
  /** Its name and address. */
  static final SimpleString NAME = SimpleString.of("holdfast.insights.events");

  private static final SimpleString TYPE = SimpleString.of("type");
  private static final SimpleString GROUP = SimpleString.of("_AMQ_GROUP_ID");

  private final ServerLocator locator;
  private final ClientSessionFactory factory;
  private final ClientSession session;

  /** A message for the job alone. */
  record FeedMessage(String type, String aggregate, String text) {}

  private FeedQueue(StackDescriptor.Broker broker) throws Exception {
    locator = ActiveMQClient.createServerLocator(broker.url());
    locator.setInitialConnectAttempts(1);
    locator.setReconnectAttempts(0);
    locator.setBlockOnDurableSend(false);
    factory = locator.createSessionFactory();
    session = factory.createSession(broker.user(), broker.password(), false, false, true, false, 0);
  }

  /** Connects; throws if the broker does not answer. */
  static FeedQueue open(StackDescriptor.Broker broker) {
    try {
      return new FeedQueue(broker);
    } catch (Exception e) {
      throw new StackFailure("the broker does not answer: " + e.getMessage(), e);
    }
  }

  /** Messages that are waiting, or are consumed and in no complete checkpoint. */
  long size() {
    try {
      return session.queueQuery(NAME).getMessageCount();
    } catch (Exception e) {
      throw new StackFailure("the broker does not answer: " + e.getMessage(), e);
    }
  }

  /** Sends messages, all or none. */
  void send(List<FeedMessage> messages) {
    try (ClientProducer producer = session.createProducer(NAME)) {
      for (FeedMessage each : messages) {
        ClientMessage message = session.createMessage(ClientMessage.TEXT_TYPE, true);
        message.putStringProperty(TYPE, SimpleString.of(each.type()));
        message.putStringProperty(GROUP, SimpleString.of(each.aggregate()));
        message.setTimestamp(System.currentTimeMillis());
        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(each.text()));
        producer.send(message);
      }
      session.commit();
    } catch (Exception e) {
      throw new StackFailure("the broker does not take messages: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    factory.close();
    locator.close();
  }
}
