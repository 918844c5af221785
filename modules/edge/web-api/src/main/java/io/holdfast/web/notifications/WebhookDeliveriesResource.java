package io.holdfast.web.notifications;

import io.holdfast.notifications.WebhookService;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is delivered to webhooks. */
@Path("webhooks")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Webhooks")
public class WebhookDeliveriesResource {
  private final WebhookService webhooks;

  @Inject
  public WebhookDeliveriesResource(WebhookService webhooks) {
    this.webhooks = webhooks;
  }

  /** Sends an event of a test. */
  @POST
  @Path("{id}/test")
  @Operation(operationId = "testWebhook", summary = "Send an event webhook.test to a webhook")
  @APIResponse(
      responseCode = "202",
      description = "It is being delivered",
      content = @Content(schema = @Schema(implementation = DeliveryJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-webhook")
  public Response test(@PathParam("id") String id) {
    return webhooks
        .test(WebhooksResource.idOf(id))
        .map(delivery -> Response.accepted(DeliveryJson.of(delivery)).build())
        .orElseThrow(WebhooksResource::unknown);
  }

  /** A page of deliveries. */
  @GET
  @Path("{id}/deliveries")
  @Operation(operationId = "listDeliveries", summary = "Deliveries to a webhook, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.DELIVERIES)))
  @APIResponse(responseCode = "404", description = "unknown-webhook")
  public Response list(
      @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
    UUID webhook = WebhooksResource.idOf(id);
    webhooks.find(webhook).orElseThrow(WebhooksResource::unknown);
    return Pages.answer(
        webhooks.deliveries(webhook, ResourceIds.cursor(page), page.limit()).map(DeliveryJson::of),
        uri);
  }

  /** Delivers once more. */
  @POST
  @Path("{id}/deliveries/{delivery}/replay")
  @Operation(
      operationId = "replayDelivery",
      summary = "Deliver once more, with the same id and body")
  @APIResponse(
      responseCode = "202",
      description = "It is being delivered",
      content = @Content(schema = @Schema(implementation = DeliveryJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-webhook, unknown-delivery")
  public Response replay(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    return webhooks
        .replay(WebhooksResource.idOf(id), ResourceIds.of(delivery, ProblemType.UNKNOWN_DELIVERY))
        .map(sent -> Response.accepted(DeliveryJson.of(sent)).build())
        .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_DELIVERY, null).asException());
  }
}
