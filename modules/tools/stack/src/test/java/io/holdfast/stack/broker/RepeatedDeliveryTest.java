package io.holdfast.stack.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedDeliveryTest {
  private static final String QUEUE = "repeated";
  private static final long PATIENCE_MILLIS = 5_000;
  private static final Logger BROKER_LOG = Logger.getLogger("org.apache.activemq");

  @BeforeAll
  static void only_what_matters_is_logged() {
    BROKER_LOG.setLevel(Level.SEVERE);
  }

  @Test
  void each_message_arrives_three_times_and_looks_new_each_time(@TempDir Path data)
      throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setSecurityEnabled(false);
    configuration.setPersistenceEnabled(false);
    configuration.setBrokerInstance(data.toFile());
    configuration.addAcceptorConfiguration("in-vm", "vm://0");
    broker.setConfiguration(configuration);
    broker.start();
    broker.getActiveMQServer().registerBrokerPlugin(new RepeatedDelivery(3));
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://0");
        JMSContext client = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      for (String text : List.of("first", "second")) {
        TextMessage message = client.createTextMessage(text);
        message.setStringProperty(Message.HDR_DUPLICATE_DETECTION_ID.toString(), text);
        client.createProducer().send(client.createQueue(QUEUE), message);
      }
      client.commit();

      assertThat(received(client))
          .containsExactly("first", "first", "first", "second", "second", "second");
    } finally {
      broker.stop();
    }
  }

  private static List<String> received(JMSContext client) throws JMSException {
    List<String> texts = new ArrayList<>();
    JMSConsumer consumer = client.createConsumer(client.createQueue(QUEUE));
    for (int i = 0; i < 6; i++) {
      TextMessage message = (TextMessage) consumer.receive(PATIENCE_MILLIS);
      assertThat(message).isNotNull();
      assertThat(message.getJMSRedelivered()).isFalse();
      texts.add(message.getText());
    }
    assertThat(consumer.receiveNoWait()).isNull();
    return texts;
  }
}
