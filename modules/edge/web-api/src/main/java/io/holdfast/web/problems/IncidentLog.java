package io.holdfast.web.problems;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Logs failures of the server: the first of each cause with its stack trace, and then one a minute
 * with the number of those between, so that a cause that repeats does not fill a disk.
 */
final class IncidentLog {
  private static final System.Logger LOG = System.getLogger(IncidentLog.class.getName());
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MAX_CAUSES = 100;

  private final Clock clock;
  private final Map<String, Seen> causes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > MAX_CAUSES;
        }
      };

  /**
   * A cause that was logged.
   *
   * @param at when
   * @param since how many of it were not logged since then
   */
  private record Seen(Instant at, int since) {}

  IncidentLog(Clock clock) {
    this.clock = clock;
  }

  /** Logs a failure, or counts it. */
  void add(UUID id, Throwable failure) {
    String line = lineOf(id, causeOf(failure));
    if (line != null) {
      LOG.log(System.Logger.Level.ERROR, line, failure);
    }
  }

  /** What to log; null if the failure is only counted. */
  synchronized String lineOf(UUID id, String cause) {
    Instant now = clock.instant();
    Seen seen = causes.get(cause);
    if (seen != null && now.isBefore(seen.at().plus(PAUSE))) {
      causes.put(cause, new Seen(seen.at(), seen.since() + 1));
      return null;
    }
    causes.put(cause, new Seen(now, 0));
    return seen == null || seen.since() == 0
        ? "incident " + id
        : "incident " + id + ", and " + seen.since() + " of the same cause before it";
  }

  /** What the innermost failure is, and where it happened. */
  static String causeOf(Throwable failure) {
    Throwable innermost = failure;
    for (int depth = 0; innermost.getCause() != null && depth < 50; depth++) {
      innermost = innermost.getCause();
    }
    StackTraceElement[] trace = innermost.getStackTrace();
    return innermost.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
