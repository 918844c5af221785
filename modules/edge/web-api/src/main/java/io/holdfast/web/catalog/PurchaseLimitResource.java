package io.holdfast.web.catalog;

import io.holdfast.orders.PurchaseLimit;
import io.holdfast.orders.PurchaseLimits;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** The purchase limit of a product. */
@Path("products/{sku}/purchase-limit")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Catalogue")
public class PurchaseLimitResource {
  private final PurchaseLimits limits;
  private final RequestBody<NewPurchaseLimit> bodies;

  @Inject
  public PurchaseLimitResource(PurchaseLimits limits, Validator validator) {
    this.limits = limits;
    this.bodies = new RequestBody<>(NewPurchaseLimit.class, validator);
  }

  /** Sets the limit; orders beyond it are refused from now on. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putPurchaseLimit",
      summary = "Limit what one customer may buy of a product",
      description =
          "What was bought within the days counts, also what was bought before and what is not paid"
              + " yet; cancelled and expired orders do not.")
  @APIResponse(responseCode = "204", description = "Set")
  @APIResponse(responseCode = "404", description = "unknown-sku")
  @APIResponse(responseCode = "409", description = "conflict: a bundle has no limit of its own")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewPurchaseLimit.class)))
  public void put(@PathParam("sku") String sku, byte[] body) {
    NewPurchaseLimit limit = bodies.read(body);
    limits.set(Parameters.sku(sku), new PurchaseLimit(limit.perCustomer(), limit.days()));
  }

  /** Removes the limit. */
  @DELETE
  @Operation(operationId = "deletePurchaseLimit", summary = "Remove the limit of a product")
  @APIResponse(responseCode = "204", description = "Removed, now or before")
  @APIResponse(responseCode = "404", description = "The SKU has a form that none can have")
  public void delete(@PathParam("sku") String sku) {
    limits.remove(Parameters.sku(sku));
  }
}
