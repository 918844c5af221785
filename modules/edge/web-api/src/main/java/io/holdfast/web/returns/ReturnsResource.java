package io.holdfast.web.returns;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.ReceiveReturn;
import io.holdfast.orders.ReturnQuery;
import io.holdfast.orders.ReturnService;
import io.holdfast.orders.ReturnStatus;
import io.holdfast.orders.ReturnView;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.json.EnumSchemas;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.orders.OrderIds;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Returns that were announced: receiving, reading, listing. */
@Path("returns")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Returns")
public class ReturnsResource {
  private static final String EXAMPLE =
      "{\"warehouse\":\"seattle\",\"lines\":"
          + "[{\"sku\":\"fm-1\",\"quantity\":1,\"disposition\":\"RESTOCK\"}]}";

  private final ReturnService returns;
  private final RequestBody<ReturnReceipt> receipts;

  @Inject
  public ReturnsResource(ReturnService returns, Validator validator) {
    this.returns = returns;
    this.receipts = new RequestBody<>(ReturnReceipt.class, validator);
  }

  /** Receives goods in a warehouse. */
  @POST
  @Path("{id}/receipts")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR)
  @Operation(
      operationId = "receiveReturn",
      summary = "Receive goods of a return",
      description =
          "What is restocked is for sale at once. When all announced units have come, or the return"
              + " is closed, the units that came are refunded.")
  @APIResponse(
      responseCode = "201",
      description = "Received",
      content = @Content(schema = @Schema(implementation = ReturnJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-return, unknown-warehouse")
  @APIResponse(responseCode = "409", description = "return-exceeds-shipped, illegal-return-state")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReturnReceipt.class),
              examples = @ExampleObject(name = "restocked", value = EXAMPLE)))
  public Response receive(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    UUID returnId = ResourceIds.of(id, ProblemType.UNKNOWN_RETURN);
    ReturnReceipt receipt = receipts.read(body);
    IdempotencyKey idempotencyKey =
        IdempotencyKeys.of(caller, key, "return receipt " + id + "\n", receipt);
    ReturnView view =
        returns.receive(
            new ReceiveReturn(
                returnId,
                new WarehouseCode(receipt.warehouse()),
                receipt.lines().stream().map(ReturnReceipt.Line::toLine).toList(),
                Boolean.TRUE.equals(receipt.close()),
                idempotencyKey));
    return Response.status(Response.Status.CREATED).entity(ReturnJson.of(view)).build();
  }

  /** One return. */
  @GET
  @Path("{id}")
  @RolesAllowed({Role.SHOP, Role.CUSTOMER})
  @Operation(operationId = "getReturn", summary = "One return")
  @APIResponse(
      responseCode = "200",
      description = "The return",
      content = @Content(schema = @Schema(implementation = ReturnJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-return")
  public ReturnJson get(@PathParam("id") String id) {
    return returns
        .find(ResourceIds.of(id, ProblemType.UNKNOWN_RETURN))
        .map(ReturnJson::of)
        .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_RETURN, null).asException());
  }

  /** A page of returns. */
  @GET
  @Operation(operationId = "listReturns", summary = "List returns, the newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.RETURNS)))
  public Response list(
      @QueryParam("orderId") String orderId,
      @QueryParam("status") @Parameter(schema = @Schema(ref = EnumSchemas.RETURN_STATUS))
          String status,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    ReturnQuery query =
        new ReturnQuery(
            orderId == null || orderId.isEmpty() ? null : OrderIds.parameter("orderId", orderId),
            Parameters.optionalEnum("status", status, ReturnStatus.class),
            page.cursor(ResourceIds.FORM),
            page.limit());
    return Pages.answer(returns.list(query).map(ReturnJson::of), uri);
  }
}
