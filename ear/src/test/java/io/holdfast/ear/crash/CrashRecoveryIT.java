package io.holdfast.ear.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.ear.fixture.BrokerProbe;
import io.holdfast.ear.fixture.CommitDetector.Protocol;
import io.holdfast.ear.fixture.CommitWire;
import io.holdfast.ear.fixture.EarBuilder;
import io.holdfast.ear.fixture.LibertyServer;
import io.holdfast.ear.fixture.Sql;
import io.holdfast.ear.fixture.TestStack;
import io.holdfast.stack.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;

/**
 * The server is killed when all branches are prepared, the decision is logged and no branch has
 * received it: database and broker stay in doubt until the next start.
 */
class CrashRecoveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CONSUMER =
      """
      <jmsQueue id="tests-incoming" jndiName="jms/tests/incoming">
        <properties.artemis address="holdfast.tests.incoming"/>
      </jmsQueue>
      <jmsActivationSpec id="holdfast/tests/Deliveries">
        <properties.artemis destinationRef="tests-incoming" destinationType="jakarta.jms.Queue"
            useJNDI="true" maxSession="1" setupAttempts="-1" setupInterval="1000"/>
      </jmsActivationSpec>
      """;

  private final AtomicReference<ProcessHandle> victim = new AtomicReference<>();

  @Test
  void a_delivery_cut_off_before_its_commits_is_finished_once_after_the_restart() {
    try (TestStack stack = TestStack.start("crash", 1);
        CommitWire toHub =
            new CommitWire(stack.parts().plan().ports().hub(), Protocol.POSTGRESQL, this::kill);
        CommitWire toBroker =
            new CommitWire(stack.parts().plan().ports().broker(), Protocol.ARTEMIS, this::kill);
        LibertyServer server = new LibertyServer(stack)) {
      BrokerProbe broker = stack.broker();
      broker.createQueue(Deliveries.INCOMING);
      broker.createQueue(Deliveries.OUTGOING);
      server.with("demo", variables(stack, toHub, toBroker), CONSUMER);
      String id = UUID.randomUUID().toString();

      ProcessHandle process = server.startAndAwaitReady();
      victim.set(process);
      broker.send(Deliveries.INCOMING, "", id);

      assertThat(Await.until(PATIENCE, () -> !process.isAlive())).as("server is dead").isTrue();
      assertThat(stack.hub().prepared()).as("in doubt in the hub").isEqualTo(1);
      assertThat(broker.prepared()).as("in doubt in the broker").isEqualTo(2);

      server.startAndAwaitReady();

      Await.until(PATIENCE, () -> stack.hub().prepared() + broker.prepared() == 0);
      assertThat(stack.hub().prepared()).as("in doubt in the hub").isZero();
      assertThat(broker.prepared()).as("in doubt in the broker").isZero();
      assertDoneOnce(stack.hub(), broker, id);
    }
  }

  private static void assertDoneOnce(Sql hub, BrokerProbe broker, String id) {
    assertThat(Await.until(PATIENCE, () -> broker.messages(Deliveries.INCOMING) == 0)).isTrue();
    assertThat(hub.count("SELECT count(*) FROM messaging.inbox WHERE event_id::text = ?", id))
        .isEqualTo(1);
    assertThat(broker.messages(Deliveries.OUTGOING)).isEqualTo(1);
  }

  /** Once: the next server lives. */
  private boolean kill() {
    ProcessHandle process = victim.getAndSet(null);
    if (process == null) {
      return false;
    }
    process.destroyForcibly();
    process.onExit().join();
    return true;
  }

  private static Map<String, String> variables(
      TestStack stack, CommitWire toHub, CommitWire toBroker) {
    Path ear = stack.data().root().resolve("holdfast.ear");
    EarBuilder.extended(Deliveries.class).as(ZipExporter.class).exportTo(ear.toFile());
    return Map.of(
        "application.location", ear.toString(),
        "hub.port", Integer.toString(toHub.port()),
        "broker.port", Integer.toString(toBroker.port()));
  }
}
