package io.holdfast.web.inventory;

import io.holdfast.inventory.AdjustStock;
import io.holdfast.inventory.AdjustmentReason;
import io.holdfast.inventory.ReceiptKind;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockService;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.trail.PersonChange;
import io.holdfast.platform.security.Role;
import io.holdfast.web.catalog.KnownSkus;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.VersionTag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Manual changes of stock: adjustments, safety stock, receipts. */
@Path("warehouses/{code}")
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Stock")
public class StockChangesResource {
  private final StockService stock;
  private final KnownSkus knownSkus;
  private final RequestBody<Adjustment> adjustments;
  private final RequestBody<SafetyStock> safetyStocks;
  private final RequestBody<Receipt> receipts;

  @Inject
  public StockChangesResource(StockService stock, KnownSkus knownSkus, Validator validator) {
    this.stock = stock;
    this.knownSkus = knownSkus;
    this.adjustments = new RequestBody<>(Adjustment.class, validator);
    this.safetyStocks = new RequestBody<>(SafetyStock.class, validator);
    this.receipts = new RequestBody<>(Receipt.class, validator);
  }

  /** Adjusts the stock on hand. */
  @POST
  @Path("stock/{sku}/adjustments")
  @Operation(operationId = "adjustStock", summary = "Adjust the stock on hand")
  @APIResponse(
      responseCode = "201",
      description = "Adjusted; the resulting counters",
      content = @Content(schema = @Schema(implementation = StockLevelJson.class)))
  @APIResponse(responseCode = "409", description = "below-reserved")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "428", description = "if-match-required")
  @Parameter(
      name = HttpHeaders.IF_MATCH,
      in = ParameterIn.HEADER,
      required = true,
      description = VersionTag.IF_MATCH_DESCRIPTION,
      schema = @Schema(type = SchemaType.STRING))
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = Adjustment.class),
              examples =
                  @ExampleObject(
                      name = "damaged",
                      value = "{\"delta\":-3,\"reason\":\"DAMAGED\",\"reference\":\"count-17\"}")))
  public Response adjust(
      @PathParam("code") String code,
      @PathParam("sku") String sku,
      @Context HttpHeaders headers,
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    WarehouseCode warehouse = Parameters.warehouse(code);
    Sku item = Parameters.sku(sku);
    Adjustment change = adjustments.read(body);
    IdempotencyKey idempotencyKey =
        IdempotencyKeys.of(caller, key, "adjustment " + code + " " + sku + "\n", change);
    VersionCondition version = VersionTag.required(headers.getHeaderString(HttpHeaders.IF_MATCH));
    noteLevel(warehouse, item);
    StockLevel level =
        stock.adjust(
            new AdjustStock(
                warehouse,
                item,
                change.delta(),
                AdjustmentReason.valueOf(change.reason()),
                change.reference(),
                version,
                idempotencyKey));
    return Response.status(Response.Status.CREATED)
        .entity(StockLevelJson.of(level))
        .tag(VersionTag.tag(level.version()))
        .build();
  }

  /** Sets safety stock, not offered for sale. */
  @PUT
  @Path("stock/{sku}/safety-stock")
  @Operation(operationId = "setSafetyStock", summary = "Set the safety stock")
  @APIResponse(responseCode = "204", description = "Set")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "428", description = "if-match-required")
  @Parameter(
      name = HttpHeaders.IF_MATCH,
      in = ParameterIn.HEADER,
      required = true,
      description = VersionTag.IF_MATCH_DESCRIPTION,
      schema = @Schema(type = SchemaType.STRING))
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SafetyStock.class)))
  public void setSafetyStock(
      @PathParam("code") String code,
      @PathParam("sku") String sku,
      @Context HttpHeaders headers,
      byte[] body) {
    WarehouseCode warehouse = Parameters.warehouse(code);
    Sku item = Parameters.sku(sku);
    int quantity = safetyStocks.read(body).quantity();
    noteLevel(warehouse, item);
    stock.setSafetyStock(
        warehouse,
        item,
        quantity,
        VersionTag.required(headers.getHeaderString(HttpHeaders.IF_MATCH)));
  }

  /** What the audit trail shows as the state before; the version that is required is the same. */
  private void noteLevel(WarehouseCode warehouse, Sku item) {
    PersonChange.current()
        .ifPresent(
            change ->
                stock.find(warehouse, item).map(StockLevelJson::of).ifPresent(change::startFrom));
  }

  /** Receives goods; an unknown stock item is created. */
  @POST
  @Path("receipts")
  @Operation(operationId = "receiveStock", summary = "Receive up to 200 items")
  @APIResponse(
      responseCode = "201",
      description = "Received",
      content = @Content(schema = @Schema(implementation = ReceivedCount.class)))
  @APIResponse(responseCode = "404", description = "unknown-sku, unknown-warehouse")
  @APIResponse(
      responseCode = "409",
      description = "duplicate-reference: the delivery was booked before, under another key")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = Receipt.class)))
  public Response receive(
      @PathParam("code") String code,
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    WarehouseCode warehouse = Parameters.warehouse(code);
    Receipt receipt = receipts.read(body);
    IdempotencyKey idempotencyKey =
        IdempotencyKeys.of(caller, key, "receipt " + code + "\n", receipt);
    int received =
        stock
            .received(warehouse, idempotencyKey)
            .orElseGet(() -> receive(warehouse, receipt, idempotencyKey));
    return Response.status(Response.Status.CREATED).entity(new ReceivedCount(received)).build();
  }

  private int receive(WarehouseCode warehouse, Receipt receipt, IdempotencyKey key) {
    List<ReceiveStock.Received> items =
        receipt.items().stream()
            .map(item -> new ReceiveStock.Received(new Sku(item.sku()), item.quantity()))
            .toList();
    knownSkus.require(items.stream().map(ReceiveStock.Received::sku).toList());
    return stock.receive(
        new ReceiveStock(
            warehouse, ReceiptKind.valueOf(receipt.kind()), receipt.reference(), items, key));
  }
}
