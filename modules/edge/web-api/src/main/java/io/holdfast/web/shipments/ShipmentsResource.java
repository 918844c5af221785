package io.holdfast.web.shipments;

import io.holdfast.fulfilment.ShipmentQuery;
import io.holdfast.fulfilment.ShipmentService;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.json.EnumSchemas;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.orders.OrderIds;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemException;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
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
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shipments: reading, listing, dispatching. */
@Path("shipments")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Shipments")
public class ShipmentsResource {
  private final ShipmentService shipments;
  private final RequestBody<DispatchRequest> bodies;

  @Inject
  public ShipmentsResource(ShipmentService shipments, Validator validator) {
    this.shipments = shipments;
    this.bodies = new RequestBody<>(DispatchRequest.class, validator);
  }

  /** A page of shipments. */
  @GET
  @Operation(operationId = "listShipments", summary = "List shipments")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.SHIPMENTS)))
  public Response list(
      @QueryParam("orderId") String orderId,
      @QueryParam("warehouse") String warehouse,
      @QueryParam("status") @Parameter(schema = @Schema(ref = EnumSchemas.SHIPMENT_STATUS))
          String status,
      @QueryParam("sort")
          @Parameter(
              description = "By their orders",
              schema =
                  @Schema(
                      enumeration = {"newest", "oldest"},
                      defaultValue = "oldest"))
          String sort,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    ShipmentQuery query =
        new ShipmentQuery(
            isGiven(orderId) ? OrderIds.parameter("orderId", orderId) : null,
            isGiven(warehouse) ? code(warehouse) : null,
            Parameters.optionalEnum("status", status, ShipmentStatus.class),
            Parameters.isNewestFirst(sort, false),
            ResourceIds.cursor(page),
            page.limit());
    return Pages.answer(shipments.list(query).map(ShipmentJson::of), uri);
  }

  private static boolean isGiven(String value) {
    return value != null && !value.isEmpty();
  }

  private static WarehouseCode code(String warehouse) {
    try {
      return new WarehouseCode(warehouse);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("warehouse", e.getMessage()).asException();
    }
  }

  /** One shipment. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getShipment", summary = "One shipment")
  @APIResponse(
      responseCode = "200",
      description = "The shipment",
      content = @Content(schema = @Schema(implementation = ShipmentJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-shipment")
  public ShipmentJson get(@PathParam("id") String id) {
    return shipments
        .find(ResourceIds.of(id, ProblemType.UNKNOWN_SHIPMENT))
        .map(ShipmentJson::of)
        .orElseThrow(ShipmentsResource::unknown);
  }

  /** Dispatches a shipment that has its label. */
  @POST
  @Path("{id}/dispatch")
  @RolesAllowed(Role.OPERATOR)
  @Operation(
      operationId = "dispatchShipment",
      summary = "Dispatch a shipment: its units leave the stock",
      description =
          "Needed only where shipments are not dispatched automatically. A repetition gets the"
              + " shipment as it is.")
  @APIResponse(
      responseCode = "200",
      description = "Dispatched, now or before",
      content = @Content(schema = @Schema(implementation = ShipmentJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-shipment")
  @APIResponse(
      responseCode = "409",
      description =
          "illegal-shipment-state: no label yet, cancelled, its order cannot ship, or another"
              + " warehouse has reserved its units")
  @APIResponse(responseCode = "503", description = "Its stock cannot be reached; see Retry-After")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DispatchRequest.class)))
  public ShipmentJson dispatch(@PathParam("id") String id, byte[] body) {
    String warehouse = body == null || body.length == 0 ? null : bodies.read(body).warehouse();
    return ShipmentJson.of(
        shipments.dispatch(
            ResourceIds.of(id, ProblemType.UNKNOWN_SHIPMENT),
            warehouse == null ? null : new WarehouseCode(warehouse)));
  }

  /** Makes a shipment due again whose attempts were used up. */
  @POST
  @Path("{id}/retry")
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "retryShipment",
      summary = "Work on a shipment again that failed too often")
  @APIResponse(
      responseCode = "200",
      description = "It is due again",
      content = @Content(schema = @Schema(implementation = ShipmentJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-shipment")
  @APIResponse(responseCode = "409", description = "illegal-shipment-state: it has not failed")
  public ShipmentJson retry(@PathParam("id") String id) {
    return ShipmentJson.of(shipments.retry(ResourceIds.of(id, ProblemType.UNKNOWN_SHIPMENT)));
  }

  private static ProblemException unknown() {
    return Problem.of(ProblemType.UNKNOWN_SHIPMENT, "There is no shipment with this id")
        .asException();
  }
}
