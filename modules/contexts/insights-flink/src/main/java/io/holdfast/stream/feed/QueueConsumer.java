package io.holdfast.stream.feed;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * One consumer of a queue, used by one thread. It acknowledges only what it is told to; a broken
 * connection is not repaired here, since the broker then delivers everything else again.
 */
final class QueueConsumer implements AutoCloseable {
  private static final int WINDOW_BYTES = 1 << 20;
  private static final int MOST_OF_BATCH = 500;
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final SimpleString TYPE = SimpleString.of("type");
  private static final SimpleString GROUP = SimpleString.of("_AMQ_GROUP_ID");
  private static final SimpleString ID = SimpleString.of("_AMQ_DUPL_ID");

  private final ServerLocator locator;
  private final ClientSessionFactory factory;
  private final ClientSession session;
  private final ClientConsumer consumer;
  private final Deque<Batch> open = new ArrayDeque<>();
  private long received = -1;
  private long acknowledged = -1;

  /** The last message of a batch stands for all of it: acknowledgements are cumulative. */
  private record Batch(long last, ClientMessage message) {}

  /**
   * A message.
   *
   * @param number counted from 0
   */
  record Received(long number, FeedEvent event) {}

  QueueConsumer(BrokerAddress broker, String queue) throws IOException {
    ServerLocator made = null;
    try {
      made = ActiveMQClient.createServerLocator(broker.url());
      locator = made;
      locator.setReconnectAttempts(0);
      locator.setInitialConnectAttempts(1);
      locator.setConsumerWindowSize(WINDOW_BYTES);
      locator.setBlockOnAcknowledge(false);
      factory = locator.createSessionFactory();
      session =
          factory.createSession(broker.user(), broker.password(), false, true, true, false, 0);
      consumer = session.createConsumer(SimpleString.of(queue));
      session.start();
    } catch (Exception e) {
      if (made != null) {
        made.close();
      }
      throw new IOException("the broker does not let " + queue + " be consumed: " + e, e);
    }
  }

  /** What is waiting, at most a batch; waits a moment for the first message. */
  List<Received> receive(long millis) throws IOException {
    List<Received> batch = new ArrayList<>();
    try {
      ClientMessage last = null;
      ClientMessage next = consumer.receive(millis);
      while (next != null) {
        last = next;
        received++;
        batch.add(new Received(received, event(next)));
        next = batch.size() < MOST_OF_BATCH ? consumer.receiveImmediate() : null;
      }
      if (last != null) {
        open.add(new Batch(received, last));
      } else if (consumer.isClosed()) {
        throw new IOException("the broker closed the connection");
      }
      return batch;
    } catch (ActiveMQException e) {
      throw new IOException("the broker does not deliver: " + e.getMessage(), e);
    }
  }

  /** How many messages are received and not acknowledged. */
  long unacknowledged() {
    return received - acknowledged;
  }

  /** Acknowledges the batches that end at this message or before. */
  void acknowledge(long number) throws IOException {
    Batch done = null;
    while (!open.isEmpty() && open.peekFirst().last() <= number) {
      done = open.pollFirst();
    }
    if (done != null) {
      try {
        done.message().acknowledge();
        acknowledged = done.last();
      } catch (ActiveMQException e) {
        throw new IOException("the broker takes no acknowledgement: " + e.getMessage(), e);
      }
    }
  }

  private static FeedEvent event(ClientMessage message) {
    SimpleString text = message.getBodyBuffer().readNullableSimpleString();
    String type = message.getStringProperty(TYPE);
    String group = message.getStringProperty(GROUP);
    return new FeedEvent(
        type == null ? "unknown" : type,
        group == null ? "" : group,
        madeAt(message),
        text == null ? "" : text.toString());
  }

  /** The time inside the event's id, a version 7 UUID; when it was sent, if the id is not known. */
  private static long madeAt(ClientMessage message) {
    String id = message.getStringProperty(ID);
    return id != null && UUID_FORM.matcher(id).matches()
        ? UUID.fromString(id).getMostSignificantBits() >>> 16
        : message.getTimestamp();
  }

  @Override
  public void close() {
    factory.close();
    locator.close();
  }
}
