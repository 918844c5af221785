package io.holdfast.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A lock with a lease: Hazelcast tells servers that need not ask the database, and the row in the
 * database decides. While Hazelcast is away, or the cluster is in two parts, the row alone counts.
 */
final class ClusterLock implements LeaseLock {
  private static final System.Logger LOG = System.getLogger(ClusterLock.class.getName());
  private static final String MAP = "holdfast.locks";
  private static final UUID RUN = UUID.randomUUID();
  private static final int RENEWALS_IN_A_LEASE = 3;

  private final String name;
  private final Duration lease;
  private final ClusterMember member;
  private final LeaseRows rows;
  private final UUID run;
  private long renewAtNanos;
  private volatile OptionalLong token = OptionalLong.empty();

  ClusterLock(String name, Duration lease, ClusterMember member, LeaseRows rows) {
    this(name, lease, member, rows, RUN);
  }

  /**
   * @param run identifies this run of the server
   */
  ClusterLock(String name, Duration lease, ClusterMember member, LeaseRows rows, UUID run) {
    this.name = name;
    this.lease = lease;
    this.member = member;
    this.rows = rows;
    this.run = run;
  }

  @Override
  public boolean acquire() {
    if (token.isPresent() && System.nanoTime() < renewAtNanos) {
      return true;
    }
    long asked = System.nanoTime();
    OptionalLong taken = mayBeFree() ? take() : OptionalLong.empty();
    if (taken.isPresent() && !taken.equals(token)) {
      LOG.log(System.Logger.Level.DEBUG, "{0} is taken, token {1}", name, taken.getAsLong());
    }
    token = taken;
    renewAtNanos = asked + lease.toNanos() / RENEWALS_IN_A_LEASE;
    return taken.isPresent();
  }

  private OptionalLong take() {
    try {
      return rows.acquire(name, member.name(), run, lease);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", name, e.getMessage());
      return OptionalLong.empty();
    }
  }

  /** A thread that has the lock in Hazelcast prolongs its lease by locking it again. */
  private boolean mayBeFree() {
    Optional<HazelcastInstance> joined = member.instance();
    if (joined.isEmpty()) {
      return true;
    }
    try {
      return joined
          .get()
          .getMap(MAP)
          .tryLock(name, 0, TimeUnit.MILLISECONDS, lease.toMillis(), TimeUnit.MILLISECONDS);
    } catch (HazelcastException | IllegalStateException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void check(Connection connection) throws SQLException {
    OptionalLong held = token;
    if (held.isEmpty() || !LeaseRows.isHeld(connection, name, held.getAsLong())) {
      token = OptionalLong.empty();
      throw new LeaseLostException(name);
    }
  }

  @Override
  public void release() {
    OptionalLong held = token;
    token = OptionalLong.empty();
    if (held.isEmpty()) {
      return;
    }
    try {
      rows.release(name, run, held.getAsLong());
      member.instance().ifPresent(joined -> joined.getMap(MAP).forceUnlock(name));
    } catch (SQLException | HazelcastException | IllegalStateException e) {
      // The lease ends by itself.
      LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", name, e.getMessage());
    }
  }
}
