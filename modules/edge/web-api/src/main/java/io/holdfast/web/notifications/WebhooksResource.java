package io.holdfast.web.notifications;

import io.holdfast.notifications.WebhookService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.Created;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemException;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Webhooks: registration. Deliveries follow the Standard Webhooks specification. */
@Path("webhooks")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Webhooks")
public class WebhooksResource {
  private static final String EXAMPLE =
      "{\"url\":\"https://shop.example/hooks\",\"events\":[\"order.*\",\"stock.low\"]}";

  private final WebhookService webhooks;
  private final RequestBody<NewWebhook> bodies;

  @Inject
  public WebhooksResource(WebhookService webhooks, Validator validator) {
    this.webhooks = webhooks;
    this.bodies = new RequestBody<>(NewWebhook.class, validator);
  }

  /** Registers a webhook. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createWebhook",
      summary = "Register a webhook; its secret is shown this once",
      description =
          "Deliveries carry webhook-id (the event's id, the same on every attempt), webhook-timestamp"
              + " and webhook-signature. Anything but 2xx is tried again over three days; 410"
              + " disables the webhook, Retry-After is obeyed, redirects are not followed.")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = WebhookJson.class)))
  @APIResponse(
      responseCode = "400",
      description = "The address is none or leads into the private network; unknown events")
  @APIResponse(responseCode = "409", description = "conflict: there are 1,000 webhooks")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewWebhook.class),
              examples = @ExampleObject(name = "orders", value = EXAMPLE)))
  public Response create(byte[] body) {
    NewWebhook wanted = bodies.read(body);
    webhooks
        .refusal(wanted.url())
        .ifPresent(
            rule -> {
              throw Problem.invalid("url", rule).asException();
            });
    for (String event : wanted.events()) {
      webhooks
          .refusalOfEvents(event)
          .ifPresent(
              rule -> {
                throw Problem.invalid("events", rule).asException();
              });
    }
    WebhookJson made = WebhookJson.of(webhooks.create(wanted.url(), wanted.events()));
    return Created.at("webhooks", made.id()).entity(made).build();
  }

  /** A page of webhooks. */
  @GET
  @Operation(operationId = "listWebhooks", summary = "List webhooks, the oldest first")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.WEBHOOKS)))
  public Response list(@BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.answer(
        webhooks.list(ResourceIds.cursor(page), page.limit()).map(WebhookJson::of), uri);
  }

  /** One webhook. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getWebhook", summary = "One webhook, without its secret")
  @APIResponse(
      responseCode = "200",
      description = "The webhook",
      content = @Content(schema = @Schema(implementation = WebhookJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-webhook")
  public WebhookJson get(@PathParam("id") String id) {
    return webhooks.find(idOf(id)).map(WebhookJson::of).orElseThrow(WebhooksResource::unknown);
  }

  /** Deletes a webhook. */
  @DELETE
  @Path("{id}")
  @Operation(operationId = "deleteWebhook", summary = "Delete a webhook; what waits for it fails")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = "unknown-webhook")
  public void delete(@PathParam("id") String id) {
    if (!webhooks.delete(idOf(id))) {
      throw unknown();
    }
  }

  /** Replaces the secret. */
  @POST
  @Path("{id}/secret")
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Give a webhook another secret",
      description = "For a day, deliveries carry a signature with the old one too.")
  @APIResponse(
      responseCode = "200",
      description = "With the new secret, shown this once",
      content = @Content(schema = @Schema(implementation = WebhookJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-webhook")
  public WebhookJson rotate(@PathParam("id") String id) {
    return webhooks.rotate(idOf(id)).map(WebhookJson::of).orElseThrow(WebhooksResource::unknown);
  }

  /** Sends to it again after it was disabled. */
  @POST
  @Path("{id}/activation")
  @Operation(operationId = "enableWebhook", summary = "Send to a disabled webhook again")
  @APIResponse(responseCode = "204", description = "Active")
  @APIResponse(responseCode = "404", description = "unknown-webhook")
  public void enable(@PathParam("id") String id) {
    if (!webhooks.enable(idOf(id))) {
      throw unknown();
    }
  }

  static UUID idOf(String id) {
    return ResourceIds.of(id, ProblemType.UNKNOWN_WEBHOOK);
  }

  static ProblemException unknown() {
    return Problem.of(ProblemType.UNKNOWN_WEBHOOK, null).asException();
  }
}
