package io.holdfast.operations;

import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The outboxes of all databases: pending and failed events, and their replay. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class Outboxes {
  private final StackDatabases databases;

  @Inject
  public Outboxes(StackDatabases databases) {
    this.databases = databases;
  }

  /** The backlog of each database; one that does not answer is shown as DOWN. */
  public List<OutboxState> states() {
    List<OutboxState> states = new ArrayList<>();
    databases.all().forEach((name, database) -> states.add(state(name, database)));
    return states;
  }

  /**
   * Lets the relay try a failed event again.
   *
   * @param database its name: hub, or a warehouse's code
   * @return false if there is no such database or no such failed event
   * @throws io.holdfast.kernel.UnavailableException if the database cannot be reached
   */
  public boolean replay(@NotNull String database, @NotNull UUID event) {
    DataSource source = databases.all().get(database);
    try {
      return source != null && new OutboxTable(database, source).replay(event);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static OutboxState state(String name, DataSource database) {
    try {
      return new OutboxTable(name, database).state();
    } catch (SQLException e) {
      return OutboxState.down(name);
    }
  }
}
