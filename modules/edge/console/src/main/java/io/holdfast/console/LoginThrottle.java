package io.holdfast.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing of passwords: after a few failures each further attempt for the same name, or
 * from the same address, must wait, up to 30 seconds. Nobody is locked out for longer, so that the
 * throttle cannot be used to keep people out. Remembers the 10,000 latest names and addresses.
 */
@ApplicationScoped
public class LoginThrottle {
  static final int FREE_FOR_A_NAME = 4;

  /** People behind one proxy share their address. */
  static final int FREE_FOR_AN_ADDRESS = 30;

  static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

  private final Clock clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

  private record Failures(int count, Instant last) {}

  public LoginThrottle() {
    this(Clock.systemUTC());
  }

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins an attempt, which counts as failed until it succeeds: attempts that are made at the same
   * time do not slip through together.
   *
   * @return how long the attempt has to wait; zero if it may be made now
   */
  synchronized Duration begin(String name, String address) {
    Duration ofName = pause(nameKey(name), FREE_FOR_A_NAME);
    Duration ofAddress = pause(addressKey(address), FREE_FOR_AN_ADDRESS);
    Duration longer = ofName.compareTo(ofAddress) > 0 ? ofName : ofAddress;
    if (longer.isZero()) {
      count(nameKey(name), 1);
      count(addressKey(address), 1);
    }
    return longer;
  }

  /** Forgets the failures of a name that has logged in, and this attempt of its address. */
  synchronized void succeeded(String name, String address) {
    failures.remove(nameKey(name));
    count(addressKey(address), -1);
  }

  int remembered() {
    return failures.size();
  }

  private Duration pause(String key, int free) {
    Failures known = failures.get(key);
    if (known == null || known.count() < free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(known.count() - free, 5);
    Duration wait = Duration.ofSeconds(1L << doublings);
    Instant end = known.last().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void count(String key, int change) {
    Instant now = clock.instant();
    Failures known = failures.get(key);
    boolean old = known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now);
    int count = Math.max(0, (old ? 0 : known.count()) + change);
    failures.put(key, new Failures(count, now));
    if (failures.size() > MOST) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  private static String nameKey(String name) {
    return "name " + name;
  }

  private static String addressKey(String address) {
    return "address " + address;
  }
}
