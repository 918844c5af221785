package io.holdfast.web.notifications;

import io.holdfast.notifications.FailedMessages;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages that were given up: listing and replay. */
@Path("operations/failed-messages")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class FailedMessagesResource {
  private final FailedMessages messages;

  @Inject
  public FailedMessagesResource(FailedMessages messages) {
    this.messages = messages;
  }

  /** A page of failed messages. */
  @GET
  @Operation(operationId = "failedMessages", summary = "Messages given up, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.FAILED_MESSAGES)))
  public Response list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.answer(
        messages.list(ResourceIds.cursor(page), page.limit()).map(FailedMessageJson::of), uri);
  }

  /** Sends a failed message again. */
  @POST
  @Path("{id}/replay")
  @Operation(operationId = "replayMessage", summary = "Send a failed message again, same id")
  @APIResponse(responseCode = "202", description = "It waits to be sent")
  @APIResponse(responseCode = "404", description = "unknown-message: no such failed message")
  public Response replay(@PathParam("id") String id) {
    if (!messages.replay(ResourceIds.of(id, ProblemType.UNKNOWN_MESSAGE))) {
      throw Problem.of(ProblemType.UNKNOWN_MESSAGE, null).asException();
    }
    return Response.accepted().build();
  }
}
