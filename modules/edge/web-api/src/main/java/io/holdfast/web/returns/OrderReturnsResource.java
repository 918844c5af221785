package io.holdfast.web.returns;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import io.holdfast.orders.RequestReturn;
import io.holdfast.orders.ReturnService;
import io.holdfast.orders.ReturnView;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.Created;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.orders.OrderIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Announces returns of an order. */
@Path("orders")
@Singleton
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Returns")
public class OrderReturnsResource {
  private static final String EXAMPLE =
      "{\"reason\":\"too small\",\"lines\":[{\"sku\":\"fm-1\",\"quantity\":1}]}";

  private final ReturnService returns;
  private final RequestBody<NewReturn> bodies;

  @Inject
  public OrderReturnsResource(ReturnService returns, Validator validator) {
    this.returns = returns;
    this.bodies = new RequestBody<>(NewReturn.class, validator);
  }

  /** Announces that units come back. */
  @POST
  @Path("{id}/returns")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "requestReturn",
      summary = "Announce a return",
      description =
          "An order may have several. Units that were not shipped, or are in another return, cannot"
              + " be returned.")
  @APIResponse(
      responseCode = "201",
      description = "Announced",
      content = @Content(schema = @Schema(implementation = ReturnJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-order")
  @APIResponse(responseCode = "409", description = "return-exceeds-shipped")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewReturn.class),
              examples = @ExampleObject(name = "one unit", value = EXAMPLE)))
  public Response request(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    OrderId order = OrderIds.of(id);
    NewReturn wanted = bodies.read(body);
    IdempotencyKey idempotencyKey = IdempotencyKeys.of(caller, key, "return " + id + "\n", wanted);
    ReturnView made =
        returns.request(
            new RequestReturn(
                order,
                wanted.reason(),
                wanted.lines().stream().map(NewReturn.Line::toLine).toList(),
                idempotencyKey));
    return Created.at("returns", made.id()).entity(ReturnJson.of(made)).build();
  }
}
