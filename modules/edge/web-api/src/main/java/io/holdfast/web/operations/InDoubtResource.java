package io.holdfast.web.operations;

import io.holdfast.web.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prepared transactions. Under traffic there are always some; those that grow old are a worry. */
@Path("operations/in-doubt")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class InDoubtResource {
  private static final String PREPARED =
      """
      SELECT gid, extract(epoch FROM clock_timestamp() - prepared)::float8
      FROM pg_prepared_xacts WHERE database = current_database() ORDER BY prepared""";

  private final StackDatabases databases;

  @Inject
  public InDoubtResource(StackDatabases databases) {
    this.databases = databases;
  }

  /**
   * What is prepared, and which databases could not be asked.
   *
   * @param unreachable names of databases that did not answer
   */
  public record Doubts(List<InDoubt> items, List<String> unreachable) {}

  /** Everything prepared in every database. */
  @GET
  @Operation(operationId = "inDoubt", summary = "Prepared transactions of every database")
  @APIResponse(responseCode = "200", description = "Oldest first within each database")
  public Doubts list() {
    Doubts doubts = new Doubts(new ArrayList<>(), new ArrayList<>());
    databases
        .all()
        .forEach(
            (name, database) -> {
              try (Connection connection = database.getConnection();
                  PreparedStatement look = connection.prepareStatement(PREPARED);
                  ResultSet rows = look.executeQuery()) {
                while (rows.next()) {
                  doubts.items().add(new InDoubt(name, rows.getString(1), rows.getDouble(2)));
                }
              } catch (SQLException e) {
                doubts.unreachable().add(name);
              }
            });
    return doubts;
  }
}
