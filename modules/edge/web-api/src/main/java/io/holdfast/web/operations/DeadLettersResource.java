package io.holdfast.web.operations;

import io.holdfast.operations.DeadLetters;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.http.PageRequest;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dead letters: listing and replay. */
@Path("operations/dead-letters")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class DeadLettersResource {
  private static final Pattern ID = Pattern.compile(DeadLetters.ID);

  private final DeadLetters letters;

  @Inject
  public DeadLettersResource(DeadLetters letters) {
    this.letters = letters;
  }

  /** The oldest dead letters. */
  @GET
  @Operation(operationId = "deadLetters", summary = "The oldest dead letters")
  @APIResponse(
      responseCode = "200",
      description = "Oldest first, up to the limit",
      content = @Content(schema = @Schema(ref = ListSchemas.DEAD_LETTERS)))
  @APIResponse(responseCode = "503", description = "The broker cannot be reached")
  public ItemList<DeadLetterJson> list(@BeanParam PageRequest page) {
    return new ItemList<>(letters.oldest(page.limit()).stream().map(DeadLetterJson::of).toList());
  }

  /** Returns a dead letter to its original queue. */
  @POST
  @Path("{id}/replay")
  @Operation(operationId = "replayDeadLetter", summary = "Return a dead letter to its queue")
  @APIResponse(responseCode = "202", description = "It waits for its consumer")
  @APIResponse(responseCode = "404", description = "unknown-dead-letter")
  public Response replay(@PathParam("id") String id) {
    if (!ID.matcher(id).matches() || !letters.replay(id)) {
      throw Problem.of(ProblemType.UNKNOWN_DEAD_LETTER, null).asException();
    }
    return Response.accepted().build();
  }
}
