package io.holdfast.testkit;

import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** One XA connection to each database, open for the time of a recovery. */
final class RecoveryConnections implements XAResourceRecoveryHelper, AutoCloseable {
  private final List<XAConnection> connections = new ArrayList<>();
  private final List<XAResource> resources = new ArrayList<>();

  RecoveryConnections(List<TestDatabase> databases) {
    try {
      for (TestDatabase database : databases) {
        XAConnection connection = database.forRecovery().getXAConnection();
        connections.add(connection);
        resources.add(connection.getXAResource());
      }
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("a database cannot be reached for recovery", e);
    }
  }

  @Override
  public boolean initialise(String ignored) {
    return true;
  }

  @Override
  public XAResource[] getXAResources() {
    return resources.toArray(XAResource[]::new);
  }

  @Override
  public void close() {
    for (XAConnection connection : connections) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }
}
