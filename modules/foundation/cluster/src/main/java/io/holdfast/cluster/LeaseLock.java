package io.holdfast.cluster;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets one server at a time do something. Whoever holds it must ask again before the lease ends. It
 * spares work; whatever is done under it has to be correct without it too.
 */
public interface LeaseLock {
  /** A single server always has its turn. */
  LeaseLock ALWAYS =
      new LeaseLock() {
        @Override
        public boolean acquire() {
          return true;
        }

        @Override
        public void check(Connection connection) {}

        @Override
        public void release() {}
      };

  /**
   * Takes the lock, or prolongs its lease. To be called by one thread only.
   *
   * @return false while another server has it, or it is not known who has it
   */
  boolean acquire();

  /**
   * To be called in the transaction of the guarded work, before its commit.
   *
   * @param connection of the database that keeps the lease
   * @throws LeaseLostException if the lease has ended, or another server has taken it since
   */
  void check(Connection connection) throws SQLException;

  /** Gives it up, so that another server need not wait for the end of the lease. */
  void release();
}
