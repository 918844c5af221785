package io.holdfast.messaging;

import io.holdfast.cluster.LeaseLock;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether it is this server that relays a database: one at a time does, so that events keep their
 * order.
 *
 * @param lock held by the server that relays
 * @param wakeOthers tells the other servers that there are events
 */
record RelayTurn(LeaseLock lock, Runnable wakeOthers) {
  /** Of a single server. */
  static final RelayTurn ALWAYS = new RelayTurn(LeaseLock.ALWAYS, () -> {});

  /** Whether it is this server's turn. */
  boolean isMine() {
    return lock.acquire();
  }

  /** As {@link LeaseLock#check}. */
  void check(Connection connection) throws SQLException {
    lock.check(connection);
  }
}
