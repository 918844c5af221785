package io.holdfast.web.inventory;

import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockService;
import io.holdfast.inventory.UnknownStockItemException;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.TextPatterns;
import io.holdfast.web.http.VersionTag;
import io.holdfast.web.openapi.ListSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stock items of a warehouse, and its ledger. */
@Path("warehouses/{code}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Stock")
public class StockResource {
  private static final Pattern SKU_CURSOR = Pattern.compile(TextPatterns.SKU);
  private static final Pattern MOVEMENT_CURSOR = Pattern.compile("[0-9]{1,18}");

  private final StockService stock;

  @Inject
  public StockResource(StockService stock) {
    this.stock = stock;
  }

  /** A page of stock items in the order of their SKU. */
  @GET
  @Path("stock")
  @Operation(operationId = "listStock", summary = "List the stock of a warehouse")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.STOCK)))
  @APIResponse(responseCode = "404", description = "unknown-warehouse")
  public Response list(
      @PathParam("code") String code, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.answer(
        stock
            .list(Parameters.warehouse(code), page.cursor(SKU_CURSOR), page.limit())
            .map(StockLevelJson::of),
        uri);
  }

  /** One stock item. */
  @GET
  @Path("stock/{sku}")
  @Operation(operationId = "getStock", summary = "One stock item, with its version as ETag")
  @APIResponse(
      responseCode = "200",
      description = "The counters",
      content = @Content(schema = @Schema(implementation = StockLevelJson.class)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
  @APIResponse(responseCode = "404", description = "unknown-warehouse or unknown-stock-item")
  public Response get(
      @PathParam("code") String code, @PathParam("sku") String sku, @Context HttpHeaders headers) {
    WarehouseCode warehouse = Parameters.warehouse(code);
    Sku item = Parameters.sku(sku);
    StockLevel level =
        stock.find(warehouse, item).orElseThrow(() -> new UnknownStockItemException(item));
    return VersionTag.answer(headers, level.version(), StockLevelJson.of(level));
  }

  /** A page of the ledger. */
  @GET
  @Path("movements")
  @Operation(operationId = "listMovements", summary = "The append-only ledger of a warehouse")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.MOVEMENTS)))
  @APIResponse(responseCode = "404", description = "unknown-warehouse")
  public Response movements(
      @PathParam("code") String code,
      @QueryParam("sku") String sku,
      @QueryParam("sort")
          @Parameter(
              schema =
                  @Schema(
                      enumeration = {"newest", "oldest"},
                      defaultValue = "oldest"))
          String sort,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    WarehouseCode warehouse = Parameters.warehouse(code);
    Sku item = Parameters.optionalSku("sku", sku);
    String cursor = page.cursor(MOVEMENT_CURSOR);
    return Pages.answer(
        (Parameters.isNewestFirst(sort, false)
                ? stock.latestMovements(warehouse, item, cursor, page.limit())
                : stock.movements(warehouse, item, cursor, page.limit()))
            .map(MovementJson::of),
        uri);
  }
}
