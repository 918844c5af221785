package io.holdfast.web.operations;

import io.holdfast.platform.SqlFailure;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import io.holdfast.web.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The outboxes: what waits, what failed, and trying it again. */
@Path("operations/outbox")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class OutboxResource {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final StackDatabases databases;

  @Inject
  public OutboxResource(StackDatabases databases) {
    this.databases = databases;
  }

  /** The backlog of each database; one that does not answer is shown as DOWN. */
  @GET
  @Operation(operationId = "outboxes", summary = "What waits in each outbox")
  @APIResponse(responseCode = "200", description = "One item for each database")
  public ItemList<OutboxState> states() {
    List<OutboxState> states = new ArrayList<>();
    for (Map.Entry<String, DataSource> database : databases.all().entrySet()) {
      states.add(state(database.getKey(), database.getValue()));
    }
    return new ItemList<>(states);
  }

  /** Lets the relay try a failed event again. */
  @POST
  @Path("{database}/{eventId}/replay")
  @Operation(operationId = "replayOutbox", summary = "Try a failed event again")
  @APIResponse(responseCode = "202", description = "It waits to be sent")
  @APIResponse(responseCode = "404", description = "unknown-outbox-row: no such failed event")
  public Response replay(
      @PathParam("database") String database, @PathParam("eventId") String eventId) {
    DataSource source = databases.all().get(database);
    if (source == null
        || !UUID_FORM.matcher(eventId).matches()
        || !replay(database, source, UUID.fromString(eventId))) {
      throw Problem.of(ProblemType.UNKNOWN_OUTBOX_ROW, null).asException();
    }
    return Response.accepted().build();
  }

  private static OutboxState state(String name, DataSource database) {
    try {
      return new OutboxTable(name, database).state();
    } catch (SQLException e) {
      return OutboxState.down(name);
    }
  }

  private static boolean replay(String name, DataSource database, UUID event) {
    try {
      return new OutboxTable(name, database).replay(event);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
