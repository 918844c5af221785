package io.holdfast.web.catalog;

import io.holdfast.orders.PurchaseLimits;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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

/** Reads the purchase limit of a product. */
@Path("products/{sku}/purchase-limit")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Catalogue")
public class PurchaseLimitReadResource {
  private final PurchaseLimits limits;

  @Inject
  public PurchaseLimitReadResource(PurchaseLimits limits) {
    this.limits = limits;
  }

  /** The limit, if the product has one. */
  @GET
  @Operation(operationId = "getPurchaseLimit", summary = "What one customer may buy of a product")
  @APIResponse(
      responseCode = "200",
      description = "The limit",
      content = @Content(schema = @Schema(implementation = NewPurchaseLimit.class)))
  @APIResponse(responseCode = "204", description = "The product has no limit, or is not known")
  public Response get(@PathParam("sku") String sku) {
    return limits
        .find(Parameters.sku(sku))
        .map(limit -> new NewPurchaseLimit(limit.perCustomer(), limit.days()))
        .map(limit -> Response.ok(limit).build())
        .orElseGet(() -> Response.noContent().build());
  }
}
