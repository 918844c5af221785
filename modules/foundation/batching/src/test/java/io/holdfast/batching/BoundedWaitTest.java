package io.holdfast.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedWaitTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void an_answer_is_handed_on() {
    assertThat(BoundedWait.await(CompletableFuture.completedFuture(7), LONG, "it")).isEqualTo(7);
  }

  @Test
  void an_answer_that_does_not_come_is_waited_for_no_longer_than_the_bound() {
    CompletableFuture<String> never = new CompletableFuture<>();

    assertThatThrownBy(() -> BoundedWait.await(never, Duration.ofMillis(20), "it"))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void what_the_work_threw_is_thrown_as_it_is_errors_too() {
    Throwable[] thrown = {new ConflictException("lost"), new StackOverflowError("deep")};
    for (Throwable failure : thrown) {
      assertThatThrownBy(
              () -> BoundedWait.await(CompletableFuture.failedFuture(failure), LONG, "it"))
          .isSameAs(failure);
    }
    assertThatThrownBy(
            () ->
                BoundedWait.await(
                    CompletableFuture.failedFuture(new IOException("odd")), LONG, "it"))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void an_interrupted_wait_ends_and_keeps_the_interrupt() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> BoundedWait.await(new CompletableFuture<>(), LONG, "it"))
        .isInstanceOf(UnavailableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
