package io.holdfast.web.notifications;

import io.holdfast.notifications.Alert;
import io.holdfast.notifications.AlertService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.json.EnumSchemas;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators have to look at. */
@Path("alerts")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Notifications")
public class AlertsResource {
  private final AlertService alerts;

  @Inject
  public AlertsResource(AlertService alerts) {
    this.alerts = alerts;
  }

  /** A page of alerts. */
  @GET
  @Operation(
      operationId = "listAlerts",
      summary = "List alerts, the newest first",
      description =
          "One for each crossing of a threshold, however many orders cross it: the next one is"
              + " opened after the level has risen well above it.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.ALERTS)))
  public Response list(
      @QueryParam("state") @Parameter(schema = @Schema(ref = EnumSchemas.ALERT_STATE)) String state,
      @QueryParam("kind") @Parameter(schema = @Schema(ref = EnumSchemas.ALERT_KIND)) String kind,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    return Pages.answer(
        alerts
            .list(
                Parameters.optionalEnum("state", state, Alert.State.class),
                Parameters.optionalEnum("kind", kind, Alert.Kind.class),
                ResourceIds.cursor(page),
                page.limit())
            .map(AlertJson::of),
        uri);
  }

  /** Acknowledges an alert. */
  @POST
  @Path("{id}/acknowledgement")
  @Operation(operationId = "acknowledgeAlert", summary = "Acknowledge an alert")
  @APIResponse(
      responseCode = "200",
      description = "Acknowledged, now or before",
      content = @Content(schema = @Schema(implementation = AlertJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-alert")
  public AlertJson acknowledge(@PathParam("id") String id, @Context SecurityContext caller) {
    return alerts
        .acknowledge(
            ResourceIds.of(id, ProblemType.UNKNOWN_ALERT), caller.getUserPrincipal().getName())
        .map(AlertJson::of)
        .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_ALERT, null).asException());
  }
}
