package io.holdfast.console;

import io.holdfast.cluster.ClusterMember;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The sessions. One ends by log-out, after 30 minutes without use, or 12 hours after the login. */
@ApplicationScoped
public class Sessions {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration ABSOLUTE = Duration.ofHours(12);
  private static final int ID_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Clock clock;
  private final SessionStore open;

  /** For the container's proxy. */
  protected Sessions() {
    this(Clock.systemUTC(), null);
  }

  @Inject
  public Sessions(ClusterMember member) {
    this(Clock.systemUTC(), store(member));
  }

  Sessions(Clock clock, SessionStore open) {
    this.clock = clock;
    this.open = open;
  }

  private static SessionStore store(ClusterMember member) {
    SessionStore here = new LocalSessions(Clock.systemUTC());
    return member.isOn() ? new ClusterSessions(member, here) : here;
  }

  /**
   * Begins a session.
   *
   * @return its id, which nobody has known before
   */
  String begin(String name, Set<String> roles) {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant end = clock.instant().plus(ABSOLUTE);
    open.put(hash(id), new ConsoleSession(name, Set.copyOf(roles), end.toString()), IDLE);
    return id;
  }

  /** The session with this id, if it has not ended; finding it counts as use. */
  Optional<ConsoleSession> find(String id) {
    String key = hash(id);
    Optional<ConsoleSession> found = open.find(key);
    if (found.isPresent() && !clock.instant().isBefore(Instant.parse(found.get().endsAt()))) {
      open.remove(key);
      return Optional.empty();
    }
    return found;
  }

  /** Ends a session, if there is one with this id. */
  void end(String id) {
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
