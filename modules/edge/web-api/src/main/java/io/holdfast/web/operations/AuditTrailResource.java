package io.holdfast.web.operations;

import io.holdfast.operations.AuditTrailList;
import io.holdfast.operations.TrailQuery;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.ResourceIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who changed what through the console and the API. */
@Path("operations/audit-trail")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Operations")
public class AuditTrailResource {
  private final AuditTrailList trail;

  @Inject
  public AuditTrailResource(AuditTrailList trail) {
    this.trail = trail;
  }

  /** A page of entries. */
  @GET
  @Operation(
      operationId = "auditTrail",
      summary = "Changes made by people, the newest first",
      description =
          "The entry of a change that is kept in the hub is part of the change's transaction; one of"
              + " stock, messages and the like is written right after it. Placing orders as a"
              + " storefront leaves none.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(implementation = AuditTrailEntryJson.Entries.class)))
  public Response list(
      @QueryParam("actor") @Parameter(description = "Who made them") String actor,
      @QueryParam("object")
          @Parameter(description = "Path of what was changed, with all under it: products/fm-1")
          String object,
      @QueryParam("from")
          @Parameter(
              description = "Made at this time or later",
              schema = @Schema(format = "date-time"))
          String from,
      @QueryParam("to")
          @Parameter(description = "Made before this time", schema = @Schema(format = "date-time"))
          String to,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    TrailQuery query =
        new TrailQuery(
            Parameters.optionalText("actor", actor),
            Parameters.optionalText("object", object),
            Parameters.optionalTime("from", from),
            Parameters.optionalTime("to", to),
            ResourceIds.cursor(page),
            page.limit());
    return Pages.answer(trail.list(query).map(AuditTrailEntryJson::of), uri);
  }
}
