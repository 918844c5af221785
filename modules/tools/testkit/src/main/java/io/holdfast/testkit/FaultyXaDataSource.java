package io.holdfast.testkit;

import io.holdfast.postgres.TruthfulXaDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.XAConnection;

/**
 * The server's XA data source with faults in the two phases of a commit: those of {@link
 * FaultPlan#everywhere()} and those of the plan of its database.
 */
public final class FaultyXaDataSource extends TruthfulXaDataSource {
  private static final Map<String, FaultPlan> BY_DATABASE = new ConcurrentHashMap<>();

  /** Made by the connection pool, which then sets URL and user. */
  public FaultyXaDataSource() {}

  static FaultPlan plan(String databaseName) {
    return BY_DATABASE.computeIfAbsent(databaseName, name -> FaultPlan.watching());
  }

  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    XAConnection real = super.getXAConnection(user, password);
    return new FaultyXaConnection(
        real, List.of(FaultPlan.everywhere(), plan(String.valueOf(getDatabaseName()))));
  }
}
