package io.holdfast.stack.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a part that died is started again: at once, then after 1, 2, 4, 8 and 16 seconds, and not at
 * all after ten deaths within ten minutes.
 */
public final class RestartPolicy {

  /** Restart mode. */
  public enum Mode {
    /** Start again, within the limit. */
    ALWAYS,
    /** Leave it down. */
    NEVER
  }

  private static final int LIMIT = 10;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int LONGEST_SECONDS = 16;
  private final Mode mode;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  /** A policy for one part. */
  public RestartPolicy(Mode mode) {
    this.mode = mode;
  }

  /** The pause before the next start after a death at this time; empty: do not start again. */
  public Optional<Duration> afterDeath(Instant now) {
    while (!deaths.isEmpty() && deaths.peekFirst().isBefore(now.minus(WINDOW))) {
      deaths.removeFirst();
    }
    deaths.addLast(now);
    if (mode == Mode.NEVER || deaths.size() > LIMIT) {
      return Optional.empty();
    }
    int earlier = deaths.size() - 1;
    return Optional.of(
        Duration.ofSeconds(earlier == 0 ? 0 : Math.min(LONGEST_SECONDS, 1 << (earlier - 1))));
  }

  /** Forgets all deaths: someone started the part on purpose. */
  public void forgive() {
    deaths.clear();
  }
}
