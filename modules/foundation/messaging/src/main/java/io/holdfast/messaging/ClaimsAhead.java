package io.holdfast.messaging;

import io.holdfast.kernel.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Claims the next batch while the previous one is being sent to the broker. Batches are returned in
 * order, one at a time; an unused claim is released by {@link #close}.
 */
final class ClaimsAhead implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Supplier<Claim> claims;
  private final Executor executor;
  private CompletableFuture<Claim> ahead;

  ClaimsAhead(Supplier<Claim> claims, Executor executor) {
    this.claims = claims;
    this.executor = executor;
  }

  /** Whether the next batch is claimed or being claimed. */
  boolean isAhead() {
    return ahead != null;
  }

  /** The next batch. */
  Claim next() {
    CompletableFuture<Claim> next = ahead;
    ahead = null;
    return next == null ? claims.get() : await(next);
  }

  /** Starts to claim the batch after this one; if the executor refuses, it is claimed later. */
  void goAhead() {
    try {
      ahead = CompletableFuture.supplyAsync(claims, executor);
    } catch (RejectedExecutionException e) {
      ahead = null;
    }
  }

  /** A claim that completes after the close is released on completion. */
  private static Claim await(CompletableFuture<Claim> next) {
    try {
      return next.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      next.thenAccept(Claim::close);
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new UnavailableException("the next events were not claimed in time", e);
    }
  }

  @Override
  public void close() {
    if (isAhead()) {
      next().close();
    }
  }
}
