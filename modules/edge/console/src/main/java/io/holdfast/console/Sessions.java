package io.holdfast.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions of this server, in memory. A session ends by log-out, after 30 minutes without use,
 * or 12 hours after the login. Beyond 10,000 sessions the one unused for longest ends.
 */
@ApplicationScoped
public class Sessions {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration ABSOLUTE = Duration.ofHours(12);
  static final int MOST = 10_000;
  private static final int ID_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;

  /** By the hash of the id, in the order of last use: a dump of the memory shows no valid id. */
  private final Map<String, Entry> open = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(ConsoleSession session, Instant idleEnd) {}

  public Sessions() {
    this(Clock.systemUTC());
  }

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins a session.
   *
   * @return its id, which nobody has known before
   */
  synchronized String begin(String name, Set<String> roles) {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    ConsoleSession session = new ConsoleSession(name, Set.copyOf(roles), now.plus(ABSOLUTE));
    open.put(hash(id), new Entry(session, now.plus(IDLE)));
    if (open.size() > MOST) {
      open.remove(open.keySet().iterator().next());
    }
    return id;
  }

  /** The session with this id, if it has not ended; finding it counts as use. */
  synchronized Optional<ConsoleSession> find(String id) {
    String key = hash(id);
    Entry found = open.get(key);
    if (found == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (!now.isBefore(found.idleEnd()) || !now.isBefore(found.session().endsAt())) {
      open.remove(key);
      return Optional.empty();
    }
    open.put(key, new Entry(found.session(), now.plus(IDLE)));
    return Optional.of(found.session());
  }

  /** Ends a session, if there is one with this id. */
  synchronized void end(String id) {
    open.remove(hash(id));
  }

  private static String hash(String id) {
    try {
      byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
