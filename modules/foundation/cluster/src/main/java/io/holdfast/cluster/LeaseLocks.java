package io.holdfast.cluster;

import io.holdfast.platform.SqlFailure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** The locks of this server. */
@Singleton
public final class LeaseLocks implements AutoCloseable {
  private final ClusterMember member;
  private final List<LeaseLock> open = new CopyOnWriteArrayList<>();

  @Inject
  public LeaseLocks(ClusterMember member) {
    this.member = member;
  }

  /** Locks of a single server, for tests and tools. */
  public static LeaseLocks none() {
    return new LeaseLocks(ClusterMember.none());
  }

  /**
   * A lock; {@link LeaseLock#ALWAYS} if this server is the only one.
   *
   * @param name unique among the locks of all databases
   * @param lease after which another server takes over from one that has died
   * @param database keeps the lease; gives connections outside JTA
   */
  public LeaseLock open(String name, Duration lease, DataSource database) {
    if (!member.isOn()) {
      return LeaseLock.ALWAYS;
    }
    LeaseLock lock = new ClusterLock(name, lease, member, new LeaseRows(database));
    open.add(lock);
    return lock;
  }

  /** The leases of a database that have not ended. */
  public List<LeaseRow> held(DataSource database) {
    try {
      return new LeaseRows(database).held();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Releases all, so that another server goes on at once. */
  @Override
  @PreDestroy
  public void close() {
    open.forEach(LeaseLock::release);
  }
}
