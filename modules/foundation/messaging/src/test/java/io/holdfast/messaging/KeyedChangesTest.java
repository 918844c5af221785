package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.messaging.StoredAnswers.Kept;
import io.holdfast.platform.BrokenCheckException;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedChangesTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("k", new byte[] {1});

  private final TestDatabase hub = TestDatabases.hub();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final KeyedChanges changes =
      new KeyedChanges(
          new HubDatabase(
              hub.xa(),
              hub.plain(),
              new Relays(
                  events -> {}, new ServerThreads(work -> new Thread(() -> {}), Runnable::run)),
              transactions),
          transactions);

  /** An answer. */
  record Answer(int units) {}

  @AfterEach
  void close() {
    hub.close();
  }

  private Answer run(Supplier<Transactions.Work<Answer>> prepare) {
    return changes.run(KEY, Answer.class, Kept.FOR_A_DAY, prepare);
  }

  private static Transactions.Work<Answer> refused() {
    return () -> {
      throw new BrokenCheckException("incoming is not negative", null);
    };
  }

  /** A warehouse shows what the first request did before the hub shows its answer. */
  @Test
  void a_repetition_that_a_check_refuses_gets_the_answer_that_the_hub_shows_a_moment_later() {
    AtomicInteger attempts = new AtomicInteger();

    Answer answer =
        run(
            () -> {
              if (attempts.incrementAndGet() == 2) {
                run(() -> () -> new Answer(5));
              }
              return refused();
            });

    assertThat(answer).isEqualTo(new Answer(5));
    assertThat(attempts).hasValue(2);
  }

  @Test
  void a_check_that_refuses_every_attempt_is_told() {
    assertThatThrownBy(() -> run(KeyedChangesTest::refused))
        .isInstanceOf(BrokenCheckException.class);
  }

  @Test
  void another_failure_is_not_tried_again() {
    AtomicInteger attempts = new AtomicInteger();

    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      attempts.incrementAndGet();
                      throw new IllegalStateException("a mistake");
                    }))
        .hasMessage("a mistake");
    assertThat(attempts).hasValue(1);
  }
}
