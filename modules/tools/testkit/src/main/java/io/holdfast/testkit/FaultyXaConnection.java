package io.holdfast.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** Hands out the real connection and a faulty XA resource. */
record FaultyXaConnection(XAConnection real, List<FaultPlan> plans) implements XAConnection {
  @Override
  public XAResource getXAResource() throws SQLException {
    return new FaultyXaResource(real.getXAResource(), plans);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return real.getConnection();
  }

  @Override
  public void close() throws SQLException {
    real.close();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    real.addConnectionEventListener(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    real.removeConnectionEventListener(listener);
  }

  @Override
  public void addStatementEventListener(StatementEventListener listener) {
    real.addStatementEventListener(listener);
  }

  @Override
  public void removeStatementEventListener(StatementEventListener listener) {
    real.removeStatementEventListener(listener);
  }
}
