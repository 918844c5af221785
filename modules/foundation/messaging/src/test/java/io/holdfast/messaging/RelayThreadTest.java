package io.holdfast.messaging;

import static io.holdfast.messaging.EventWriter.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.platform.ServerThreads;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The relay in its own thread: wake-up, backoff and reported state. */
@Timeout(30)
class RelayThreadTest extends RelayFixture {
  @Test
  void a_broker_that_comes_back_gets_all_in_order_by_itself() {
    broker.down(true);
    List<DomainEvent> events = writer.write(3 * BATCH);
    Thread running = run(relay(Duration.ofMillis(2)));
    try {
      Probe.until(Duration.ofSeconds(5), () -> broker.calls() >= 3);
      assertThat(writer.count("SENT")).isZero();

      broker.down(false);

      Probe.until(Duration.ofSeconds(5), () -> writer.count("SENT") == events.size());
      assertThat(broker.received()).isEqualTo(ids(events));
    } finally {
      stop(running);
    }
  }

  @Test
  void a_relay_backs_off_from_a_broker_that_is_down() {
    broker.down(true);
    writer.write(1);
    Relay relayed =
        new Relay(
            "hub",
            hub.plain(),
            broker,
            signal,
            new RelayLimits(
                BATCH, ATTEMPTS, Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ZERO),
            SpikeDetector.disabled(),
            Runnable::run,
            RelayTurn.ALWAYS);
    long start = System.nanoTime();
    Thread running = run(relayed);
    try {
      Probe.until(Duration.ofSeconds(10), () -> broker.calls() >= 5);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThan(Duration.ofMillis(20 + 40 + 80 + 160));
    } finally {
      stop(running);
    }
  }

  @Test
  void the_commit_signal_wakes_the_relay() {
    Thread running = run(relay(Duration.ofMinutes(10)));
    try {
      writer.write(1);
      Probe.until(Duration.ofSeconds(5), () -> writer.count("SENT") == 1);

      TestTransactions.get()
          .transactions()
          .run(
              () -> {
                writer.append(EventWriter.events(1));
                return null;
              });
      Probe.until(Duration.ofSeconds(5), () -> writer.count("SENT") == 2);
    } finally {
      stop(running);
    }
  }

  @Test
  void a_relay_says_how_long_its_batch_has_been_under_way_and_whether_it_fails() {
    writer.write(1);
    CountDownLatch goOn = new CountDownLatch(1);
    broker.afterSending(() -> await(goOn));
    Relay relayed = relay(Duration.ofMillis(2));
    assertThat(relayed.state(true)).isEqualTo(new RelayState("hub", true, Duration.ZERO, false));
    Thread running = run(relayed);
    try {
      Probe.until(Duration.ofSeconds(5), () -> !broker.received().isEmpty());
      Probe.until(
          Duration.ofSeconds(5), () -> relayed.state(true).standsStill(Duration.ofMillis(50)));
      goOn.countDown();
      Probe.until(Duration.ofSeconds(5), () -> relayed.state(true).batchUnderWay().isZero());

      broker.down(true);
      writer.write(1);
      Probe.until(Duration.ofSeconds(5), () -> relayed.state(true).failing());
      broker.down(false);
      Probe.until(Duration.ofSeconds(5), () -> !relayed.state(true).failing());
    } finally {
      goOn.countDown();
      stop(running);
    }
  }

  @Test
  void a_relay_whose_thread_has_ended_is_not_working() {
    writer.write(1);
    broker.afterSending(
        () -> {
          throw new StackOverflowError("the end of this relay");
        });
    Relays relays = new Relays(broker, new ServerThreads(RelayThreadTest::quiet, Runnable::run));
    assertThat(relays.states()).isEmpty();

    relays.start("hub", hub.plain());

    Probe.until(Duration.ofSeconds(5), () -> !relays.states().get(0).working());
    assertThat(relays.states().get(0).standsStill(Duration.ofHours(1))).isTrue();
  }

  private static Thread quiet(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, why) -> {});
    return thread;
  }

  private static Thread run(Relay relay) {
    Thread thread = new Thread(relay, "relay under test");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void stop(Thread running) {
    running.interrupt();
    Probe.until(Duration.ofSeconds(5), () -> !running.isAlive());
  }
}
