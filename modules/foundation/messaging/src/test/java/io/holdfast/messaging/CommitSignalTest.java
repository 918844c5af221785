package io.holdfast.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CommitSignalTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final CommitSignal signal = new CommitSignal();

  @Test
  void a_signal_before_the_wait_is_not_lost() throws Exception {
    signal.signal();

    signal.await(LONG);
  }

  @Test
  void many_signals_wake_once() throws Exception {
    signal.signal();
    signal.signal();
    signal.await(LONG);

    assertThat(sleepsThrough()).isTrue();
  }

  @Test
  void it_signals_after_the_commit_and_not_during_the_transaction() throws Exception {
    try (TestDatabase hub = TestDatabases.hub()) {
      EventWriter writer = new EventWriter(hub, signal);
      boolean silentBefore =
          TestTransactions.get()
              .transactions()
              .run(
                  () -> {
                    writer.append(EventWriter.events(2));
                    return sleepsThrough();
                  });

      assertThat(silentBefore).isTrue();
      signal.await(LONG);
    }
  }

  private boolean sleepsThrough() {
    Duration atLeast = Duration.ofMillis(20);
    long start = System.nanoTime();
    try {
      signal.await(atLeast);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return System.nanoTime() - start >= atLeast.minus(SHORT).toNanos();
  }
}
