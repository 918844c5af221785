package io.holdfast.messaging;

import static io.holdfast.messaging.EventWriter.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claiming, sending and marking batches. */
@Timeout(30)
class RelayTest extends RelayFixture {
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

  private static Predicate<UUID> not(DomainEvent event) {
    return id -> !id.equals(event.id());
  }
}
