package io.holdfast.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions in the memory of this server, 10,000 at most: beyond, the one unused for longest ends.
 */
final class LocalSessions implements SessionStore {
  static final int MOST = 10_000;

  private final Clock clock;

  /** In the order of last use. */
  private final Map<String, Entry> open = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(ConsoleSession session, Duration idle, Instant end) {}

  LocalSessions(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void put(String key, ConsoleSession session, Duration idle) {
    open.put(key, new Entry(session, idle, clock.instant().plus(idle)));
    if (open.size() > MOST) {
      open.remove(open.keySet().iterator().next());
    }
  }

  @Override
  public synchronized Optional<ConsoleSession> find(String key) {
    Entry found = open.get(key);
    if (found == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (!now.isBefore(found.end())) {
      open.remove(key);
      return Optional.empty();
    }
    open.put(key, new Entry(found.session(), found.idle(), now.plus(found.idle())));
    return Optional.of(found.session());
  }

  @Override
  public synchronized void remove(String key) {
    open.remove(key);
  }
}
