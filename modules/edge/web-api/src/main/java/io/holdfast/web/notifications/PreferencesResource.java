package io.holdfast.web.notifications;

import io.holdfast.notifications.NotificationService;
import io.holdfast.notifications.Preferences;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.CustomerIds;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How customers want to be told, and what they wait for. */
@Path("customers")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Notifications")
public class PreferencesResource {
  private final NotificationService notifications;
  private final RequestBody<PreferencesJson> bodies;

  @Inject
  public PreferencesResource(NotificationService notifications, Validator validator) {
    this.notifications = notifications;
    this.bodies = new RequestBody<>(PreferencesJson.class, validator);
  }

  /** The preferences of a customer. */
  @GET
  @Path("{id}/preferences")
  @Operation(
      operationId = "getPreferences",
      summary = "How a customer wants to be told",
      description = "Who has chosen nothing is told in the application only.")
  @APIResponse(
      responseCode = "200",
      description = "The preferences",
      content = @Content(schema = @Schema(implementation = PreferencesJson.class)))
  public PreferencesJson get(@PathParam("id") String id) {
    return PreferencesJson.of(notifications.preferences(CustomerIds.of(id)));
  }

  /** Replaces the preferences of a customer. */
  @PUT
  @Path("{id}/preferences")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "storePreferences", summary = "Replace the preferences of a customer")
  @APIResponse(
      responseCode = "200",
      description = "As stored",
      content = @Content(schema = @Schema(implementation = PreferencesJson.class)))
  @APIResponse(responseCode = "400", description = "An address is none, or missing for a channel")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PreferencesJson.class)))
  public PreferencesJson store(@PathParam("id") String id, byte[] body) {
    String customer = CustomerIds.of(id);
    Preferences wanted = bodies.read(body).toPreferences();
    notifications.store(customer, wanted);
    return PreferencesJson.of(wanted);
  }

  /** Tells a customer once when a SKU is back. */
  @PUT
  @Path("{id}/watches/{sku}")
  @Operation(operationId = "watchSku", summary = "Tell the customer once when the SKU is back")
  @APIResponse(responseCode = "204", description = "Noted, now or before")
  @APIResponse(responseCode = "404", description = "unknown-sku: there can be no such SKU")
  public void watch(@PathParam("id") String id, @PathParam("sku") String sku) {
    notifications.watch(CustomerIds.of(id), Parameters.sku(sku));
  }
}
