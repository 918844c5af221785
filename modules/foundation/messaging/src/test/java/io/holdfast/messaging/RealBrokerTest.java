package io.holdfast.messaging;

import static io.holdfast.messaging.EventWriter.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The relay and its sender against a persistent broker, over JMS and JTA. */
@Timeout(60)
class RealBrokerTest {
  private static final int BATCH = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CommitSignal signal = new CommitSignal();
  private RealBroker broker;
  private TestDatabase hub;
  private EventWriter writer;
  private JmsEventSender sender;

  @BeforeEach
  void open() throws Exception {
    broker = new RealBroker();
    hub = TestDatabases.hub();
    writer = new EventWriter(hub, signal);
    sender = new JmsEventSender(broker, TestTransactions.get().transactions());
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.stop();
  }

  private Relay relay(EventSender to) {
    RelayLimits limits =
        new RelayLimits(BATCH, 3, Duration.ofMillis(5), Duration.ofMillis(50), Duration.ZERO);
    return new Relay(
        "hub",
        hub.plain(),
        to,
        signal,
        limits,
        SpikeDetector.disabled(),
        Runnable::run,
        RelayTurn.ALWAYS);
  }

  @Test
  void committed_events_are_stored_once_in_their_order() {
    List<DomainEvent> events = writer.write(2 * BATCH + 1);

    relay(sender).drain();

    assertThat(broker.events()).isEqualTo(ids(events));
    assertThat(writer.count("SENT")).isEqualTo(events.size());
  }

  @Test
  void the_broker_refuses_a_whole_batch_if_it_has_one_of_its_events_already() {
    DomainEvent known = EventWriter.event();
    sender.send(List.of(known));

    assertThatThrownBy(() -> sender.send(List.of(EventWriter.event(), known)))
        .isInstanceOf(RuntimeException.class);

    assertThat(broker.events()).containsExactly(known.id());
  }

  @Test
  void a_relay_halted_between_sending_and_marking_leaves_no_event_behind_and_none_unknown() {
    List<DomainEvent> events = writer.write(BATCH / 2);
    Relay halted =
        relay(
            batch -> {
              sender.send(batch);
              throw new StackOverflowError("the end of this relay");
            });
    assertThatThrownBy(halted::drain).isInstanceOf(StackOverflowError.class);
    assertThat(writer.count("PENDING")).isEqualTo(events.size());

    relay(sender).drain();

    assertThat(writer.count("SENT")).isEqualTo(events.size());
    assertThat(new HashSet<>(broker.events())).isEqualTo(new HashSet<>(ids(events)));
    assertThat(broker.stored()).as("each at most twice").isLessThanOrEqualTo(2L * events.size());
  }

  @Test
  void while_the_disk_of_the_broker_is_full_the_outbox_keeps_and_afterwards_it_drains() {
    broker.diskIsFull(true);
    List<DomainEvent> events = writer.write(2 * BATCH);
    Thread running = new Thread(relay(sender), "relay under test");
    running.setDaemon(true);
    running.start();
    Probe.until(PATIENCE, () -> isWaitingForTheBroker(running));
    assertThat(broker.stored()).isZero();
    assertThat(writer.count("PENDING")).isEqualTo(events.size());

    broker.diskIsFull(false);

    Probe.until(PATIENCE, () -> writer.count("SENT") == events.size());
    assertThat(new HashSet<>(broker.events())).isEqualTo(new HashSet<>(ids(events)));
    running.interrupt();
    Probe.until(PATIENCE, () -> !running.isAlive());
  }

  private static boolean isWaitingForTheBroker(Thread relay) {
    for (StackTraceElement frame : relay.getStackTrace()) {
      if (frame.getClassName().equals(JmsEventSender.class.getName())) {
        return relay.getState() == Thread.State.TIMED_WAITING
            || relay.getState() == Thread.State.WAITING;
      }
    }
    return false;
  }
}
