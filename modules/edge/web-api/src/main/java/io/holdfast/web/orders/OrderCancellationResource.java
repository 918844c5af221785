package io.holdfast.web.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.orders.OrderService;
import io.holdfast.orders.OrderView;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.VersionTag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cancels orders, or what of them has not been dispatched. */
@Path("orders")
@Singleton
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Orders")
public class OrderCancellationResource {
  private final OrderService orders;
  private final RequestBody<NewCancellation> bodies;

  @Inject
  public OrderCancellationResource(OrderService orders, Validator validator) {
    this.orders = orders;
    this.bodies = new RequestBody<>(NewCancellation.class, validator);
  }

  /** Cancels what of an order has not been dispatched. */
  @POST
  @Path("{id}/cancellation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "cancelOrder",
      summary = "Cancel an order and release its stock",
      description =
          "After a part was dispatched it ends the rest, and the order goes on. What is authorised"
              + " for cancelled units is voided. A repetition gets the order as it is, whatever its"
              + " reason and If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "Cancelled, now or before",
      content = @Content(schema = @Schema(implementation = OrderJson.class)))
  @APIResponse(responseCode = "400", description = "The reason is missing or too long")
  @APIResponse(responseCode = "404", description = "unknown-order")
  @APIResponse(
      responseCode = "409",
      description = "illegal-order-state: all of it was dispatched, or it has ended")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "503", description = "Its stock cannot be reached; see Retry-After")
  @Parameter(
      name = HttpHeaders.IF_MATCH,
      in = ParameterIn.HEADER,
      description = VersionTag.IF_MATCH_DESCRIPTION,
      schema = @Schema(type = SchemaType.STRING))
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewCancellation.class),
              examples = @ExampleObject(name = "reason", value = OrderExamples.CANCELLATION)))
  public Response cancel(@PathParam("id") String id, @Context HttpHeaders headers, byte[] body) {
    OrderId order = OrderIds.of(id);
    String reason = bodies.read(body).reason();
    OrderView cancelled =
        orders.cancel(
            order, reason, VersionTag.optional(headers.getHeaderString(HttpHeaders.IF_MATCH)));
    return Response.ok(OrderJson.of(cancelled)).tag(VersionTag.tag(cancelled.version())).build();
  }
}
