package io.holdfast.stack.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stack's own broker with a limit of 4 MiB instead of 4 GiB for events that nobody consumes.
 */
class BacklogOfTheStreamJobTest {
  private static final Logger BROKER_LOG = Logger.getLogger("org.apache.activemq");
  private static final int MESSAGES = 400;
  private static final int BYTES = 40_000;
  private static final int LIMIT = 4 << 20;
  private static final long PATIENCE_MILLIS = 5_000;

  @TempDir private Path data;
  private EmbeddedActiveMQ broker;

  @BeforeEach
  void start() throws Exception {
    BROKER_LOG.setLevel(Level.SEVERE);
    String text =
        BrokerConfiguration.text("vm://7", data.toString(), true)
            .replace("<security-enabled>true", "<security-enabled>false")
            .replace("<max-size-bytes>16777216", "<max-size-bytes>1048576")
            .replace("<page-size-bytes>4194304", "<page-size-bytes>262144")
            .replace("<page-limit-bytes>4294967296", "<page-limit-bytes>" + LIMIT);
    assertThat(text).contains("<page-limit-bytes>" + LIMIT, "<max-size-bytes>1048576");
    Path file = Files.writeString(data.resolve("broker.xml"), text);
    broker = new EmbeddedActiveMQ();
    broker.setConfigResourcePath(file.toUri().toString());
    broker.start();
  }

  @AfterEach
  void stop() throws Exception {
    broker.stop();
  }

  @Test
  void what_the_job_does_not_consume_is_limited_and_everybody_else_gets_every_event()
      throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://7");
        JMSContext client = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
      send(client);

      assertThat(received(client, "holdfast.orders::holdfast.payments.order-placed"))
          .isEqualTo(MESSAGES);
      assertThat(paged()).isBetween(1L, LIMIT + (2L << 20));
      int kept = received(client, "holdfast.insights.events::holdfast.insights.events");
      assertThat(kept).isBetween(LIMIT / BYTES / 3, MESSAGES * 2 / 3);

      send(client);
      assertThat(received(client, "holdfast.insights.events::holdfast.insights.events"))
          .as("once the job is back it gets events again")
          .isPositive();
    }
  }

  private static void send(JMSContext client) throws JMSException {
    Topic orders = client.createTopic("holdfast.orders");
    JMSProducer producer = client.createProducer();
    for (int i = 0; i < MESSAGES; i++) {
      TextMessage message = client.createTextMessage("x".repeat(BYTES));
      message.setStringProperty("type", "io.holdfast.order.placed.v1");
      producer.send(orders, message);
    }
  }

  private static int received(JMSContext client, String name) {
    Queue queue = client.createQueue(name);
    int count = 0;
    try (JMSConsumer consumer = client.createConsumer(queue)) {
      while (consumer.receive(count == 0 ? PATIENCE_MILLIS : 500) != null) {
        count++;
      }
    }
    return count;
  }

  /** Bytes of page files of all addresses. */
  private long paged() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("paging"))) {
      return files
          .filter(file -> file.toString().endsWith(".page"))
          .mapToLong(BacklogOfTheStreamJobTest::size)
          .sum();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
