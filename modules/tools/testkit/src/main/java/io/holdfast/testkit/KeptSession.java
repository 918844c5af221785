package io.holdfast.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A superuser's session in one database for the questions of a test: a new one for each costs more
 * than most questions. A question that comes while another is being answered gets a session of its
 * own.
 */
final class KeptSession implements AutoCloseable {
  private static final int VALIDATION_SECONDS = 1;

  private final String database;
  private final ReentrantLock inUse = new ReentrantLock();
  private Connection kept;

  KeptSession(String database) {
    this.database = database;
  }

  /** What is asked of the database. */
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  <T> T call(Question<T> question) throws SQLException {
    if (!inUse.tryLock()) {
      try (Connection own = connect()) {
        return question.ask(own);
      }
    }
    try {
      return question.ask(kept());
    } finally {
      inUse.unlock();
    }
  }

  /** The session ends with the server, when a test crashes it. */
  private Connection kept() throws SQLException {
    if (kept == null || !kept.isValid(VALIDATION_SECONDS)) {
      kept = connect();
    }
    return kept;
  }

  private Connection connect() throws SQLException {
    return PostgresServer.connect(database, PostgresServer.SUPERUSER);
  }

  @Override
  public void close() {
    inUse.lock();
    try {
      if (kept != null) {
        kept.close();
        kept = null;
      }
    } catch (SQLException serverIsGone) {
      kept = null;
    } finally {
      inUse.unlock();
    }
  }
}
