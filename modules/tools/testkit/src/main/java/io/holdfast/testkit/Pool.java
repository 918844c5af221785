package io.holdfast.testkit;

import io.agroal.api.AgroalDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool that reports exhaustion with the same exception as the server's pools. */
record Pool(AgroalDataSource agroal) implements DataSource, AutoCloseable {
  /** How long a caller waits for a connection when all are in use. */
  void patience(Duration wait) {
    agroal.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(wait);
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return agroal.getConnection();
    } catch (SQLException e) {
      throw isExhausted() ? new SQLTransientConnectionException(e.getMessage(), e) : e;
    }
  }

  private boolean isExhausted() {
    return agroal.getMetrics().availableCount() == 0
        && agroal.getMetrics().activeCount()
            >= agroal.getConfiguration().connectionPoolConfiguration().maxSize();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return agroal.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return agroal.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    agroal.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    agroal.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return agroal.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Pool.class.getName());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return agroal.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return agroal.isWrapperFor(type);
  }

  @Override
  public void close() {
    agroal.close();
  }
}
