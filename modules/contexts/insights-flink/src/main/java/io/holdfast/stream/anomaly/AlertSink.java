package io.holdfast.stream.anomaly;

import io.holdfast.stream.feed.BrokerAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Publishes an event for each anomaly, with each checkpoint. The id of an event follows from its
 * anomaly: the broker drops one that it has, and consumers know one that they had.
 */
public final class AlertSink implements Sink<FoundAnomaly> {
  private static final long serialVersionUID = 1L;
  private final BrokerAddress broker;

  /** A sink. */
  public AlertSink(BrokerAddress broker) {
    this.broker = broker;
  }

  @Override
  public SinkWriter<FoundAnomaly> createWriter(WriterInitContext context) {
    return new Writer(broker);
  }

  private static final class Writer implements SinkWriter<FoundAnomaly> {
    private static final SimpleString ADDRESS = SimpleString.of("holdfast.insights");
    private static final String TYPE = "io.holdfast.anomaly.detected.v1";

    private final BrokerAddress broker;
    private final List<FoundAnomaly> found = new ArrayList<>();

    Writer(BrokerAddress broker) {
      this.broker = broker;
    }

    @Override
    public void write(FoundAnomaly anomaly, Context context) {
      found.add(anomaly);
    }

    /** Anomalies are rare: a connection for each flush is less than one that must be kept alive. */
    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (found.isEmpty()) {
        return;
      }
      try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.url());
          ClientSessionFactory factory = locator.createSessionFactory();
          ClientSession session =
              factory.createSession(broker.user(), broker.password(), false, true, true, false, 0);
          ClientProducer producer = session.createProducer(ADDRESS)) {
        for (FoundAnomaly anomaly : found) {
          producer.send(message(session, anomaly));
        }
        found.clear();
      } catch (Exception e) {
        throw new IOException("the broker does not take anomalies: " + e.getMessage(), e);
      }
    }

    private static ClientMessage message(ClientSession session, FoundAnomaly anomaly) {
      ClientMessage message = session.createMessage(ClientMessage.TEXT_TYPE, true);
      message.putStringProperty("type", TYPE);
      message.putStringProperty("_AMQ_GROUP_ID", "anomaly");
      message.putStringProperty("_AMQ_DUPL_ID", anomaly.id().toString());
      message.setTimestamp(System.currentTimeMillis());
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(anomaly.event(TYPE)));
      return message;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
