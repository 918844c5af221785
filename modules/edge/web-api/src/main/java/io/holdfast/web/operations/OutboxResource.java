package io.holdfast.web.operations;

import io.holdfast.operations.Outboxes;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
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
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The outboxes: pending and failed events, and their replay. */
@Path("operations/outbox")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class OutboxResource {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Outboxes outboxes;

  @Inject
  public OutboxResource(Outboxes outboxes) {
    this.outboxes = outboxes;
  }

  /** The backlog of each database; one that does not answer is shown as DOWN. */
  @GET
  @Operation(operationId = "outboxes", summary = "Pending and failed events of each outbox")
  @APIResponse(
      responseCode = "200",
      description = "One item for each database",
      content = @Content(schema = @Schema(ref = ListSchemas.OUTBOXES)))
  public ItemList<OutboxStateJson> states() {
    return new ItemList<>(outboxes.states().stream().map(OutboxStateJson::of).toList());
  }

  /** Lets the relay try a failed event again. */
  @POST
  @Path("{database}/{eventId}/replay")
  @Operation(operationId = "replayOutbox", summary = "Send a failed event again")
  @APIResponse(responseCode = "202", description = "It waits to be sent")
  @APIResponse(responseCode = "404", description = "unknown-outbox-row: no such failed event")
  public Response replay(
      @PathParam("database") String database, @PathParam("eventId") String eventId) {
    if (!UUID_FORM.matcher(eventId).matches()
        || !outboxes.replay(database, UUID.fromString(eventId))) {
      throw Problem.of(ProblemType.UNKNOWN_OUTBOX_ROW, null).asException();
    }
    return Response.accepted().build();
  }
}
