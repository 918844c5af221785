package io.holdfast.stack.load.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a request until it has a final answer: again after a broken connection, 503, 429 and while
 * the first attempt is still in flight. It waits what {@code Retry-After} asks, else twice as long
 * each time, with jitter, and gives up after a set time. Only for requests that may be repeated.
 */
public final class RetryingClient implements Closeable {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int LONGEST_RETRY_AFTER_SECONDS = 10;

  private final Wire wire;
  private final long patienceNanos;
  private long repetitions;

  /**
   * @param patience timeout: how long after the start of a call another attempt may begin
   */
  public RetryingClient(Wire wire, Duration patience) {
    this.wire = wire;
    this.patienceNanos = patience.toNanos();
  }

  /**
   * The final answer, or the last retryable one at the timeout.
   *
   * @throws IOException if the connection still failed at the timeout
   */
  public ApiReply call(ApiRequest call) throws IOException {
    long deadline = System.nanoTime() + patienceNanos;
    for (int attempt = 0; ; attempt++) {
      long pause = pause(attempt);
      try {
        ApiReply reply = wire.send(call);
        if (!reply.asksForPatience()) {
          return reply;
        }
        pause = Math.max(pause, asked(reply));
        if (System.nanoTime() + pause > deadline) {
          return reply;
        }
      } catch (IOException broken) {
        if (System.nanoTime() + pause > deadline) {
          throw broken;
        }
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IOException("interrupted");
      }
      repetitions++;
      LockSupport.parkNanos(pause);
    }
  }

  /** How many attempts were repetitions, over all calls. */
  public long repetitions() {
    return repetitions;
  }

  private static long pause(int attempt) {
    long longest = Math.min(FIRST_PAUSE_NANOS << Math.min(attempt, 10), LONGEST_PAUSE_NANOS);
    return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
  }

  private static long asked(ApiReply reply) {
    int seconds = Math.min(reply.retryAfterSeconds(), LONGEST_RETRY_AFTER_SECONDS);
    if (seconds <= 0) {
      return 0;
    }
    long nanos = TimeUnit.SECONDS.toNanos(seconds);
    return nanos + ThreadLocalRandom.current().nextLong(nanos / 4);
  }

  @Override
  public void close() {
    wire.close();
  }
}
