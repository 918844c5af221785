package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Events that one relay has claimed and marked as sent in an open transaction of their database;
 * other relays skip them. The marks take effect with {@link #commit}; closed without it, the events
 * are pending again.
 */
final class Claim implements AutoCloseable {
  private final Connection connection;
  private final List<DomainEvent> events;
  private final RelayTurn turn;
  private boolean committed;

  private Claim(Connection connection, List<DomainEvent> events, RelayTurn turn) {
    this.connection = connection;
    this.events = events;
    this.turn = turn;
  }

  /**
   * Claims up to this many events, oldest first.
   *
   * @param source gives connections outside JTA
   * @param turn under which the relay works
   */
  static Claim of(DataSource source, int limit, RelayTurn turn) {
    try {
      Connection connection = source.getConnection();
      try {
        connection.setAutoCommit(false);
        return new Claim(connection, UnsentEvents.take(connection, limit), turn);
      } catch (SQLException | RuntimeException | Error e) {
        end(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The claimed events, in the order of sending. */
  List<DomainEvent> events() {
    return events;
  }

  /**
   * Commits the marks: the events count as sent.
   *
   * @throws io.holdfast.cluster.LeaseLostException if another server relays meanwhile; the events
   *     are pending again, and what was sent of them is sent twice
   */
  void commit() {
    try {
      turn.check(connection);
      connection.commit();
      committed = true;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Rolls the marks back and records that the broker refused the only event of this claim. */
  void refuse(String why, RelayLimits limits) {
    try {
      connection.rollback();
      UnsentEvents.refused(connection, events.get(0).id(), why, limits);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
    commit();
  }

  @Override
  public void close() {
    try {
      if (committed) {
        connection.close();
      } else {
        end(connection);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Without the rollback the pool would commit the marks when the connection is returned. */
  private static void end(Connection connection) throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
