package io.holdfast.operations;

import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Prepared transactions. Under traffic there are always some; old ones indicate a problem. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class PreparedTransactions {
  private static final String PREPARED =
      """
      SELECT gid, extract(epoch FROM clock_timestamp() - prepared)::float8
      FROM pg_prepared_xacts WHERE database = current_database() ORDER BY prepared""";

  private final StackDatabases databases;

  @Inject
  public PreparedTransactions(StackDatabases databases) {
    this.databases = databases;
  }

  /**
   * Prepared transactions, and the databases that could not be queried.
   *
   * @param unreachable names of databases that did not answer
   */
  public record Doubts(List<InDoubt> items, List<String> unreachable) {}

  /** Everything prepared in every database, the oldest of each database first. */
  public Doubts all() {
    Doubts doubts = new Doubts(new ArrayList<>(), new ArrayList<>());
    databases
        .all()
        .forEach(
            (name, database) -> {
              try {
                doubts.items().addAll(in(name, database));
              } catch (SQLException e) {
                doubts.unreachable().add(name);
              }
            });
    return doubts;
  }

  private static List<InDoubt> in(String name, DataSource database) throws SQLException {
    List<InDoubt> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement look = connection.prepareStatement(PREPARED);
        ResultSet rows = look.executeQuery()) {
      while (rows.next()) {
        found.add(new InDoubt(name, rows.getString(1), rows.getDouble(2)));
      }
    }
    return found;
  }
}
