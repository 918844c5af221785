package io.holdfast.postgres;

import java.sql.SQLException;
import javax.sql.XAConnection;
import org.postgresql.xa.PGXADataSource;

/** The driver's XA data source; its resources answer as {@link TruthfulXaResource} says. */
public class TruthfulXaDataSource extends PGXADataSource {
  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    return new TruthfulXaConnection(super.getXAConnection(user, password));
  }
}
