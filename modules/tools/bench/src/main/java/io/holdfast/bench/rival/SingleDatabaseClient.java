package io.holdfast.bench.rival;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Stock and orders in one database, one local transaction per order. The whole order is one
 * statement; its end is either a commit of its own or the statement's implicit one, which saves a
 * round trip.
 */
public final class SingleDatabaseClient implements RivalClient {
  private final Connection connection;
  private final PreparedStatement order;
  private final boolean implicitCommit;

  /**
   * @param url of the database, with user and password
   * @param implicitCommit whether the statement is its own transaction
   */
  public SingleDatabaseClient(String url, boolean implicitCommit) throws SQLException {
    this.implicitCommit = implicitCommit;
    connection = DriverManager.getConnection(url);
    connection.setAutoCommit(implicitCommit);
    order = connection.prepareStatement(RivalStatements.ONE_LINE_ORDER);
  }

  @Override
  public boolean place(RivalOrder wanted) throws SQLException {
    if (wanted.lines().size() != 1) {
      throw new IllegalArgumentException("an order of one line is expected");
    }
    int hub = RivalStatements.bindOneLineStock(order, wanted, TimeOrderedId.next());
    RivalStatements.bindOneLineHub(order, hub, wanted, TimeOrderedId.next());
    int moved = RivalStatements.moved(order);
    if (!implicitCommit) {
      connection.commit();
    }
    return moved == 1;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
