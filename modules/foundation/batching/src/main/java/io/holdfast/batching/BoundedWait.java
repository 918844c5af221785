package io.holdfast.batching;

import io.holdfast.kernel.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the answer to a command, never longer than a bound. */
public final class BoundedWait {
  private BoundedWait() {}

  /**
   * Waits for an answer.
   *
   * @param what is awaited, for the exception message
   * @throws UnavailableException if there is no answer in time or the thread is interrupted; the
   *     command may still be carried out
   * @throws RuntimeException exceptions of the work, rethrown unchanged; likewise an {@link Error}
   */
  public static <R> R await(CompletionStage<R> answer, Duration atMost, String what) {
    try {
      return answer.toCompletableFuture().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(what + " failed", e.getCause());
    } catch (TimeoutException e) {
      throw new UnavailableException(what + " did not answer in " + atMost, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while waiting for " + what, e);
    }
  }
}
