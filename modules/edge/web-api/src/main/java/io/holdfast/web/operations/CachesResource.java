package io.holdfast.web.operations;

import io.holdfast.operations.CacheStates;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caches: what they hold, and emptying them. */
@Path("operations/caches")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class CachesResource {
  private final CacheStates caches;

  @Inject
  public CachesResource(CacheStates caches) {
    this.caches = caches;
  }

  /** Each level of each cache, as this server sees it. */
  @GET
  @Operation(operationId = "caches", summary = "Size and use of each cache")
  @APIResponse(
      responseCode = "200",
      description = "One item for each level of a cache",
      content = @Content(schema = @Schema(ref = ListSchemas.CACHES)))
  public ItemList<CacheStateJson> states() {
    return new ItemList<>(caches.states().stream().map(CacheStateJson::of).toList());
  }

  /** Empties a cache in all servers; its values are loaded again when they are asked for. */
  @DELETE
  @Path("{name}")
  @Operation(operationId = "clearCache", summary = "Empty a cache")
  @APIResponse(responseCode = "204", description = "Emptied")
  @APIResponse(responseCode = "404", description = "unknown-cache")
  public Response clear(@PathParam("name") String name) {
    if (!caches.clear(name)) {
      throw Problem.of(ProblemType.UNKNOWN_CACHE, null).asException();
    }
    return Response.noContent().build();
  }
}
