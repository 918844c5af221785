package io.holdfast.web.receiving;

import io.holdfast.inventory.UnitsOfSku;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.security.Role;
import io.holdfast.receiving.AnnounceInbound;
import io.holdfast.receiving.InboundQuery;
import io.holdfast.receiving.InboundShipment;
import io.holdfast.receiving.InboundStatus;
import io.holdfast.receiving.Notice;
import io.holdfast.receiving.ReceiveInbound;
import io.holdfast.receiving.ReceivingService;
import io.holdfast.web.catalog.KnownSkus;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Inbound shipments: announcing, receiving, reading. */
@Path("inbound-shipments")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Receiving")
public class InboundShipmentsResource {
  private final ReceivingService receiving;
  private final KnownSkus knownSkus;
  private final RequestBody<NewInbound> notices;
  private final RequestBody<NewInboundReceipt> receipts;

  @Inject
  public InboundShipmentsResource(
      ReceivingService receiving, KnownSkus knownSkus, Validator validator) {
    this.receiving = receiving;
    this.knownSkus = knownSkus;
    this.notices = new RequestBody<>(NewInbound.class, validator);
    this.receipts = new RequestBody<>(NewInboundReceipt.class, validator);
  }

  /** Announces goods. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "announceInboundShipment",
      summary = "Announce goods; incoming of the warehouse rises")
  @APIResponse(
      responseCode = "201",
      description = "Announced",
      content = @Content(schema = @Schema(implementation = InboundJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-sku or unknown-warehouse")
  @APIResponse(
      responseCode = "409",
      description = "duplicate-reference: the supplier announced it before, under another key")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused with another body")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewInbound.class)))
  public Response announce(
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    NewInbound notice = notices.read(body);
    IdempotencyKey idempotencyKey = IdempotencyKeys.of(caller, key, "inbound\n", notice);
    List<UnitsOfSku> lines = known(notice.lines());
    InboundShipment announced =
        receiving.announce(
            new AnnounceInbound(
                new Notice(
                    notice.supplier(),
                    notice.reference(),
                    new WarehouseCode(notice.warehouse()),
                    ExpectedTime.of(notice.expectedAt()),
                    lines),
                idempotencyKey));
    return created(announced);
  }

  /** Receives goods of a shipment, announced or not. */
  @POST
  @Path("{id}/receipts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receiveInboundShipment",
      summary = "Receive goods of a shipment; with close, the rest is given up",
      description =
          "Units on hand rise by what came and incoming falls by what came or was given up. A"
              + " shipment of which all has come is closed by itself; what comes after the close is"
              + " received with a receipt of the warehouse.")
  @APIResponse(
      responseCode = "201",
      description = "Received; the shipment with its discrepancies",
      content = @Content(schema = @Schema(implementation = InboundJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-inbound-shipment or unknown-sku")
  @APIResponse(
      responseCode = "409",
      description =
          "illegal-inbound-state after the close; duplicate-reference for a receipt booked before"
              + " under another key")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused with another body")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewInboundReceipt.class)))
  public Response receive(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @Context SecurityContext caller,
      byte[] body) {
    UUID shipment = ResourceIds.of(id, ProblemType.UNKNOWN_INBOUND);
    NewInboundReceipt receipt = receipts.read(body);
    IdempotencyKey idempotencyKey =
        IdempotencyKeys.of(caller, key, "inbound receipt " + id + "\n", receipt);
    BatchLimits.requireItems(receipt.lines(), Boolean.TRUE.equals(receipt.close()));
    InboundShipment received =
        receiving.receive(
            new ReceiveInbound(
                shipment,
                receipt.reference(),
                known(receipt.lines()),
                Boolean.TRUE.equals(receipt.close()),
                idempotencyKey));
    return created(received);
  }

  /** One shipment. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getInboundShipment", summary = "One inbound shipment")
  @APIResponse(
      responseCode = "200",
      description = "The shipment",
      content = @Content(schema = @Schema(implementation = InboundJson.class)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
  @APIResponse(responseCode = "404", description = "unknown-inbound-shipment")
  public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
    InboundShipment found =
        receiving
            .find(ResourceIds.of(id, ProblemType.UNKNOWN_INBOUND))
            .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_INBOUND, null).asException());
    return VersionTag.answer(headers, found.version(), InboundJson.of(found));
  }

  /** A page of shipments, newest first. */
  @GET
  @Operation(operationId = "listInboundShipments", summary = "List inbound shipments")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.INBOUND_SHIPMENTS)))
  public Response list(
      @QueryParam("status") @Parameter(schema = @Schema(ref = EnumSchemas.INBOUND_STATUS))
          String status,
      @QueryParam("supplier") String supplier,
      @QueryParam("warehouse") String warehouse,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    InboundQuery query =
        new InboundQuery(
            Parameters.optionalEnum("status", status, InboundStatus.class),
            Parameters.optionalText("supplier", supplier),
            Parameters.optionalWarehouse("warehouse", warehouse),
            ResourceIds.cursor(page),
            page.limit());
    return Pages.answer(receiving.list(query).map(InboundJson::of), uri);
  }

  private static Response created(InboundShipment shipment) {
    return Created.at("inbound-shipments", shipment.id())
        .entity(InboundJson.of(shipment))
        .tag(VersionTag.tag(shipment.version()))
        .build();
  }

  /** The lines, if the catalogue has their SKUs: receiving itself does not ask it. */
  private List<UnitsOfSku> known(List<UnitsJson> units) {
    List<UnitsOfSku> lines =
        units.stream().map(u -> new UnitsOfSku(new Sku(u.sku()), u.quantity())).toList();
    knownSkus.require(lines.stream().map(UnitsOfSku::sku).toList());
    return lines;
  }
}
