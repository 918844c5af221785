package io.holdfast.web.inventory;

import io.holdfast.inventory.ReceiveTransfer;
import io.holdfast.inventory.StartTransfer;
import io.holdfast.inventory.Transfer;
import io.holdfast.inventory.TransferQuery;
import io.holdfast.inventory.TransferService;
import io.holdfast.inventory.TransferStatus;
import io.holdfast.inventory.UnitsOfSku;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.BatchLimits;
import io.holdfast.web.http.Created;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.http.UnitsJson;
import io.holdfast.web.http.VersionTag;
import io.holdfast.web.json.EnumSchemas;
import io.holdfast.web.openapi.ListSchemas;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Transfers between warehouses. */
@Path("transfers")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Transfers")
public class TransfersResource {
  private final TransferService transfers;
  private final RequestBody<NewTransfer> bodies;
  private final RequestBody<NewTransferReceipt> receipts;

  @Inject
  public TransfersResource(TransferService transfers, Validator validator) {
    this.transfers = transfers;
    this.bodies = new RequestBody<>(NewTransfer.class, validator);
    this.receipts = new RequestBody<>(NewTransferReceipt.class, validator);
  }

  /** Sends goods. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "startTransfer",
      summary = "Send goods: gone from one warehouse, incoming at the other")
  @APIResponse(
      responseCode = "201",
      description = "In transit",
      content = @Content(schema = @Schema(implementation = TransferJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-warehouse")
  @APIResponse(
      responseCode = "409",
      description = "insufficient-stock: reserved units and safety stock do not leave")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused with another body")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTransfer.class)))
  public Response start(
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    NewTransfer transfer = bodies.read(body);
    IdempotencyKey idempotencyKey = IdempotencyKeys.of(caller, key, "transfer\n", transfer);
    if (transfer.from().equals(transfer.to())) {
      throw Problem.invalid("to", "must be another warehouse than from").asException();
    }
    return created(
        transfers.start(
            new StartTransfer(
                new WarehouseCode(transfer.from()),
                new WarehouseCode(transfer.to()),
                lines(transfer.lines()),
                idempotencyKey)));
  }

  /** Receives goods of a transfer. */
  @POST
  @Path("{id}/receipts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receiveTransfer",
      summary = "Receive goods of a transfer; with close, what is missing is lost")
  @APIResponse(
      responseCode = "201",
      description = "Received",
      content = @Content(schema = @Schema(implementation = TransferJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-transfer")
  @APIResponse(
      responseCode = "409",
      description = "illegal-transfer-state: it has ended; receipt-exceeds-sent")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused with another body")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTransferReceipt.class)))
  public Response receive(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    NewTransferReceipt receipt = receipts.read(body);
    IdempotencyKey idempotencyKey =
        IdempotencyKeys.of(caller, key, "transfer receipt " + id + "\n", receipt);
    BatchLimits.requireItems(receipt.lines(), Boolean.TRUE.equals(receipt.close()));
    return created(
        transfers.receive(
            new ReceiveTransfer(
                ResourceIds.of(id, ProblemType.UNKNOWN_TRANSFER),
                lines(receipt.lines()),
                Boolean.TRUE.equals(receipt.close()),
                idempotencyKey)));
  }

  /** Cancels a transfer in transit. */
  @POST
  @Path("{id}/cancellation")
  @Operation(
      operationId = "cancelTransfer",
      summary = "Cancel a transfer: what has not arrived is on hand at the sender again")
  @APIResponse(
      responseCode = "200",
      description = "Cancelled, now or before",
      content = @Content(schema = @Schema(implementation = TransferJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-transfer")
  @APIResponse(responseCode = "409", description = "illegal-transfer-state: nothing is in transit")
  public Response cancel(@PathParam("id") String id) {
    Transfer cancelled = transfers.cancel(ResourceIds.of(id, ProblemType.UNKNOWN_TRANSFER));
    return Response.ok(TransferJson.of(cancelled)).tag(VersionTag.tag(cancelled.version())).build();
  }

  /** One transfer. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getTransfer", summary = "One transfer")
  @APIResponse(
      responseCode = "200",
      description = "The transfer",
      content = @Content(schema = @Schema(implementation = TransferJson.class)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
  @APIResponse(responseCode = "404", description = "unknown-transfer")
  public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
    Transfer found =
        transfers
            .find(ResourceIds.of(id, ProblemType.UNKNOWN_TRANSFER))
            .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_TRANSFER, null).asException());
    return VersionTag.answer(headers, found.version(), TransferJson.of(found));
  }

  /** A page of transfers, newest first. */
  @GET
  @Operation(operationId = "listTransfers", summary = "List transfers")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.TRANSFERS)))
  public Response list(
      @QueryParam("status") @Parameter(schema = @Schema(ref = EnumSchemas.TRANSFER_STATUS))
          String status,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    TransferQuery query =
        new TransferQuery(
            Parameters.optionalEnum("status", status, TransferStatus.class),
            Parameters.optionalWarehouse("from", from),
            Parameters.optionalWarehouse("to", to),
            ResourceIds.cursor(page),
            page.limit());
    return Pages.answer(transfers.list(query).map(TransferJson::of), uri);
  }

  private static Response created(Transfer transfer) {
    return Created.at("transfers", transfer.id())
        .entity(TransferJson.of(transfer))
        .tag(VersionTag.tag(transfer.version()))
        .build();
  }

  private static List<UnitsOfSku> lines(List<UnitsJson> units) {
    return units.stream().map(u -> new UnitsOfSku(new Sku(u.sku()), u.quantity())).toList();
  }
}
