package io.holdfast.messaging;

import static io.holdfast.messaging.EventWriter.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.ServerThreads;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
  private static TestDatabase hub;
  private static final int BATCH = 10;
  private static final int ATTEMPTS = 3;
  private static final Duration NO_PAUSE = Duration.ZERO;

  private final FakeBroker broker = new FakeBroker();
  private final CommitSignal signal = new CommitSignal();
  private final EventWriter writer = new EventWriter(hub, signal);
  private final Relay relay = relay(NO_PAUSE);

  private Relay relay(Duration pause) {
    return relay(pause, Runnable::run);
  }

  private Relay relay(Duration pause, Executor executor) {
    return new Relay(
        "hub",
        hub.plain(),
        broker,
        signal,
        new RelayLimits(BATCH, ATTEMPTS, pause, pause, Duration.ZERO),
        SpikeDetector.disabled(),
        executor);
  }

  @BeforeAll
  static void open() {
    hub = TestDatabases.hub();
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  @Test
  void events_of_a_transaction_that_is_rolled_back_are_never_sent() {
    assertThatThrownBy(
            () ->
                TestTransactions.get()
                    .transactions()
                    .run(
                        () -> {
                          writer.append(EventWriter.events(3));
                          throw new IllegalStateException("changed my mind");
                        }))
        .hasMessage("changed my mind");

    relay.drain();

    assertThat(broker.received()).isEmpty();
    assertThat(hub.count("SELECT count(*) FROM messaging.outbox")).isZero();
  }

  @Test
  void committed_events_are_sent_once_in_their_order_and_marked() {
    List<DomainEvent> events = writer.write(3 * BATCH + 1);

    relay.drain();
    relay.drain();

    assertThat(broker.received()).isEqualTo(ids(events));
    assertThat(writer.count("SENT")).isEqualTo(3 * BATCH + 1);
    assertThat(hub.count("SELECT count(*) FROM messaging.outbox WHERE sent_at IS NULL")).isZero();
  }

  @Test
  void a_relay_that_dies_between_sending_and_marking_sends_again_under_the_same_id() {
    List<DomainEvent> events = writer.write(2);
    broker.afterSending(
        () -> {
          throw new StackOverflowError("the end of this relay");
        });
    assertThatThrownBy(relay::drain).isInstanceOf(StackOverflowError.class);
    assertThat(writer.count("PENDING")).isEqualTo(2);
    broker.afterSending(() -> {});

    relay.drain();

    assertThat(broker.received()).startsWith(ids(events).toArray(UUID[]::new)).hasSize(4);
    assertThat(broker.received().subList(2, 4)).isEqualTo(ids(events));
    assertThat(writer.count("SENT")).isEqualTo(2);
  }

  @Test
  void a_batch_that_is_refused_takes_the_one_claimed_behind_it_back_with_it() {
    List<DomainEvent> events = writer.write(2 * BATCH);
    broker.refuse(events.get(0));

    relay.drain();

    assertThat(broker.received()).isEqualTo(ids(events).subList(1, 2 * BATCH));
    assertThat(writer.count("SENT")).isEqualTo(2 * BATCH - 1);
  }

  @Test
  void a_batch_is_claimed_while_the_one_before_it_is_sent() throws Exception {
    writer.write(2 * BATCH);
    CountDownLatch secondIsClaimed = new CountDownLatch(2);
    ExecutorService aside = Executors.newSingleThreadExecutor();
    Relay relayed =
        relay(
            NO_PAUSE,
            claim ->
                aside.execute(
                    () -> {
                      claim.run();
                      secondIsClaimed.countDown();
                    }));
    broker.afterSending(
        () -> {
          broker.afterSending(() -> {});
          secondIsClaimed.countDown();
          await(secondIsClaimed);
        });

    relayed.drain();
    aside.shutdown();

    assertThat(writer.count("SENT")).isEqualTo(2 * BATCH);
  }

  @Test
  void two_relays_on_one_database_send_each_event_once() throws Exception {
    List<DomainEvent> events = writer.write(2 * BATCH);
    CountDownLatch firstIsSending = new CountDownLatch(1);
    CountDownLatch secondIsDone = new CountDownLatch(1);
    Thread first =
        new Thread(
            () -> {
              broker.afterSending(
                  () -> {
                    broker.afterSending(() -> {});
                    firstIsSending.countDown();
                    await(secondIsDone);
                  });
              relay.drain();
            });
    first.start();
    await(firstIsSending);

    relay(NO_PAUSE).drain();
    secondIsDone.countDown();
    first.join();

    assertThat(broker.received()).containsExactlyInAnyOrderElementsOf(ids(events));
    assertThat(writer.count("SENT")).isEqualTo(2 * BATCH);
  }

  @Test
  void an_event_that_the_broker_refuses_fails_after_its_attempts_while_the_others_flow() {
    List<DomainEvent> events = writer.write(5);
    broker.refuse(events.get(1));

    relay.drain();
    assertThat(broker.received())
        .containsExactlyInAnyOrderElementsOf(
            ids(events).stream().filter(not(events.get(1))).toList());

    relay.drain();
    relay.drain();
    assertThat(writer.count("FAILED")).isEqualTo(1);
    assertThat(
            hub.texts(
                "SELECT attempts || ' ' || last_error FROM messaging.outbox WHERE status = 'FAILED'"))
        .containsExactly(ATTEMPTS + " the broker refuses this");

    int callsBefore = broker.calls();
    relay.drain();
    assertThat(broker.calls()).isEqualTo(callsBefore);
  }

  private static Predicate<UUID> not(DomainEvent event) {
    return id -> !id.equals(event.id());
  }

  @Test
  void a_refused_event_is_delayed_before_the_next_attempt() {
    DomainEvent bad = writer.write(1).get(0);
    broker.refuse(bad);
    Relay patient = relay(Duration.ofMinutes(10));

    patient.drain();
    patient.drain();

    assertThat(hub.texts("SELECT attempts FROM messaging.outbox")).containsExactly("1");
    assertThat(
            hub.texts(
                """
                SELECT next_attempt_at BETWEEN now() + interval '9 minutes' AND now() + interval '11 minutes'
                FROM messaging.outbox"""))
        .containsExactly("t");
  }

  @Test
  void while_the_broker_is_down_nothing_is_marked_and_no_attempt_counted() {
    writer.write(3);
    broker.down(true);

    assertThatThrownBy(relay::drain).isInstanceOf(UnavailableException.class);
    assertThatThrownBy(relay::drain).isInstanceOf(UnavailableException.class);

    assertThat(writer.count("PENDING")).isEqualTo(3);
    assertThat(hub.count("SELECT sum(attempts) FROM messaging.outbox")).isZero();
  }

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
            Runnable::run);
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
  void an_executor_that_refuses_to_claim_ahead_costs_nothing_but_the_head_start() {
    List<DomainEvent> events = writer.write(3 * BATCH + 1);
    Relay relayed =
        relay(
            NO_PAUSE,
            claim -> {
              throw new RejectedExecutionException("shut down");
            });

    relayed.drain();

    assertThat(broker.received()).isEqualTo(ids(events));
    assertThat(broker.sentAgain()).isZero();
    assertThat(writer.count("SENT")).isEqualTo(events.size());
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
    Relays relays = new Relays(broker, new ServerThreads(RelayTest::quiet, Runnable::run));
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
