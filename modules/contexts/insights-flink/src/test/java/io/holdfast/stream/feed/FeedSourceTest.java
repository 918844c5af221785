package io.holdfast.stream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The source with a real broker and a real job, which fails in the middle. */
class FeedSourceTest {
  private static final String QUEUE = "events";
  private static final int EVENTS = 3000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, Integer> SEEN = new ConcurrentHashMap<>();
  private static final AtomicInteger FAILURES = new AtomicInteger();

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private String url;

  @BeforeEach
  void start() throws Exception {
    SEEN.clear();
    FAILURES.set(0);
    url = "tcp://127.0.0.1:" + freePort();
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .addAddressSetting(
                "#", new AddressSettings().setMaxDeliveryAttempts(-1).setRedeliveryDelay(0))
            .addAcceptorConfiguration("tcp", url));
    broker.start();
    broker
        .getActiveMQServer()
        .createQueue(
            QueueConfiguration.of(QUEUE).setAddress(QUEUE).setRoutingType(RoutingType.ANYCAST));
  }

  @AfterEach
  void stop() throws Exception {
    broker.stop();
  }

  @Test
  void every_event_arrives_although_the_job_fails_and_none_is_left_in_the_queue() throws Exception {
    send();
    JobClient job = job();
    try {
      await(() -> FAILURES.get() == 1 && SEEN.size() == EVENTS && waiting() == 0);
    } finally {
      job.cancel().get();
    }
    assertThat(SEEN).hasSize(EVENTS);
    assertThat(SEEN.values()).anyMatch(times -> times > 1);
  }

  private JobClient job() throws Exception {
    Configuration options = new Configuration();
    options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    options.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
    options.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, options);
    environment
        .fromSource(
            new FeedSource(new BrokerAddress(url, "u", "p"), QUEUE, 1),
            FeedTime.strategy(),
            "events")
        .filter(event -> !event.isIdle())
        .map(FeedSourceTest::see)
        .returns(String.class)
        .sinkTo(new DiscardingSink<>());
    return environment.executeAsync("test");
  }

  /** Fails once, when a third has come. */
  private static String see(FeedEvent event) {
    SEEN.merge(event.text(), 1, Integer::sum);
    if (SEEN.size() == EVENTS / 3 && FAILURES.compareAndSet(0, 1)) {
      throw new IllegalStateException("a failure of the job");
    }
    return event.text();
  }

  private void send() throws Exception {
    try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
        ClientSessionFactory factory = locator.createSessionFactory();
        ClientSession session = factory.createSession();
        ClientProducer producer = session.createProducer(QUEUE)) {
      for (int i = 0; i < EVENTS; i++) {
        ClientMessage message = session.createMessage(ClientMessage.TEXT_TYPE, true);
        message.putStringProperty("type", "some.type");
        message.putStringProperty("_AMQ_GROUP_ID", "g" + i % 7);
        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("event " + i));
        producer.send(message);
      }
    }
  }

  private long waiting() {
    return broker.getActiveMQServer().locateQueue(QUEUE).getMessageCount();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
