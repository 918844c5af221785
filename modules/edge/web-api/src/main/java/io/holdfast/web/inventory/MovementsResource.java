package io.holdfast.web.inventory;

import io.holdfast.inventory.LedgerPosition;
import io.holdfast.inventory.MovementPage;
import io.holdfast.inventory.MovementQuery;
import io.holdfast.inventory.StockService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledgers of all warehouses as one. */
@Path("movements")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Stock")
public class MovementsResource {
  private static final Pattern CURSOR = Pattern.compile(LedgerPosition.FORM);

  private final StockService stock;

  @Inject
  public MovementsResource(StockService stock) {
    this.stock = stock;
  }

  /** A page of movements. */
  @GET
  @Operation(
      operationId = "searchMovements",
      summary = "The ledgers of all warehouses, oldest first",
      description =
          "Whoever goes on with the cursor of the last entry misses and repeats nothing, also while"
              + " stock changes. Warehouses that do not answer are in the member unreachable. A search by reference or"
              + " actor without a SKU begins 31 days ago unless from says otherwise.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(implementation = LedgerEntryJson.Entries.class)))
  @APIResponse(responseCode = "404", description = "unknown-warehouse")
  public Response list(
      @QueryParam("sku") String sku,
      @QueryParam("warehouse") String warehouse,
      @QueryParam("reference") String reference,
      @QueryParam("actor") String actor,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    String cursor = page.cursor(CURSOR);
    MovementPage found =
        stock.movements(
            new MovementQuery(
                Parameters.optionalSku("sku", sku),
                Parameters.optionalWarehouse("warehouse", warehouse),
                Parameters.optionalText("reference", reference),
                Parameters.optionalText("actor", actor),
                Parameters.optionalTime("from", from),
                Parameters.optionalTime("to", to),
                cursor == null ? LedgerPosition.START : LedgerPosition.of(cursor),
                page.limit()));
    List<LedgerEntryJson> items = found.page().items().stream().map(LedgerEntryJson::of).toList();
    List<String> unreachable = found.unreachable().stream().map(code -> code.value()).toList();
    return Pages.answer(found.page(), new LedgerEntryJson.Entries(items, unreachable), uri);
  }
}
