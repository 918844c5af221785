package io.holdfast.platform;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.LockTimeoutException;
import io.holdfast.kernel.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Classifies an {@link SQLException} by its SQLSTATE (PostgreSQL 18, appendix A). */
public final class SqlFailure {
  /** serialization failure, deadlock, unique violation, aborted transaction. */
  private static final Set<String> CONFLICT = Set.of("40001", "40P01", "23505", "25P02");

  private static final String LOCK_TIMEOUT = "55P03";
  private static final String CHECK_VIOLATION = "23514";

  private SqlFailure() {}

  /** Translates; the caller throws the result. */
  public static RuntimeException of(Exception failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        String state = sql.getSQLState();
        if (LOCK_TIMEOUT.equals(state)) {
          return new LockTimeoutException(sql.getMessage(), failure);
        }
        if (CHECK_VIOLATION.equals(state)) {
          return new BrokenCheckException(sql.getMessage(), failure);
        }
        if (state != null && CONFLICT.contains(state)) {
          return new ConflictException(sql.getMessage(), failure);
        }
        if (isUnavailable(sql, state)) {
          return new UnavailableException("database unavailable: " + sql.getMessage(), failure);
        }
      }
    }
    return new IllegalStateException("database refused: " + failure.getMessage(), failure);
  }

  private static boolean isUnavailable(SQLException failure, String state) {
    return failure instanceof SQLTransientConnectionException
        || state != null
            && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
  }
}
