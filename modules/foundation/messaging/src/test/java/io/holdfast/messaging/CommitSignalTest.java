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
  void a_ring_before_the_sleep_is_not_lost() throws Exception {
    signal.signal();

    signal.await(LONG);
  }

  @Test
  void many_rings_wake_once() throws Exception {
    signal.signal();
    signal.signal();
    signal.await(LONG);

    assertThat(sleepsThrough()).isTrue();
  }

  @Test
  void it_rings_after_the_commit_and_not_while_the_transaction_runs() throws Exception {
    try (TestDatabase hub = TestDatabases.hub()) {
      EventWriter teller = new EventWriter(hub, signal);
      boolean silentBefore =
          TestTransactions.get()
              .transactions()
              .run(
                  () -> {
                    teller.append(EventWriter.events(2));
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
