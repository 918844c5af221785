package io.holdfast.web.inventory;

import io.holdfast.catalog.CatalogService;
import io.holdfast.inventory.StockLevels;
import io.holdfast.inventory.StockService;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.OrderService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Availability over all warehouses; units of orders that were not paid in time are offered. */
@Path("availability")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Stock")
public class AvailabilityResource {
  private static final int MAX_SKUS = 200;

  private final StockService stock;
  private final CatalogService catalog;
  private final OrderService orders;

  @Inject
  public AvailabilityResource(StockService stock, CatalogService catalog, OrderService orders) {
    this.stock = stock;
    this.catalog = catalog;
    this.orders = orders;
  }

  /** One SKU. */
  @GET
  @Path("{sku}")
  @Operation(operationId = "getAvailability", summary = "Availability of one SKU")
  @APIResponse(
      responseCode = "200",
      description = "Units, in total and by warehouse",
      content = @Content(schema = @Schema(implementation = AvailabilityJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-sku")
  public AvailabilityJson one(@PathParam("sku") String sku) {
    return of(Set.of(Parameters.sku(sku))).get(0);
  }

  /** Many SKUs, in the requested order. */
  @GET
  @Operation(operationId = "listAvailability", summary = "Availability of up to 200 SKUs")
  @APIResponse(responseCode = "200", description = "An item for each SKU")
  @APIResponse(responseCode = "404", description = "unknown-sku, naming those unknown")
  public ItemList<AvailabilityJson> many(@QueryParam("sku") List<String> skus) {
    if (skus.isEmpty() || skus.size() > MAX_SKUS) {
      throw Problem.invalid("sku", "must be given 1 to " + MAX_SKUS + " times").asException();
    }
    Set<Sku> asked = new LinkedHashSet<>();
    skus.forEach(sku -> asked.add(Parameters.sku(sku)));
    return new ItemList<>(of(asked));
  }

  private List<AvailabilityJson> of(Collection<Sku> skus) {
    StockLevels levels = stock.offered(skus, orders.overdue());
    List<Sku> kept =
        skus.stream()
            .filter(sku -> levels.byWarehouse().values().stream().anyMatch(w -> w.containsKey(sku)))
            .toList();
    if (kept.size() < skus.size()) {
      refuseUnknown(skus.stream().filter(sku -> !kept.contains(sku)).toList());
    }
    return skus.stream().map(sku -> AvailabilityJson.of(sku, levels)).toList();
  }

  /** No warehouse has stock items for them; that is no error for a product on sale. */
  private void refuseUnknown(List<Sku> notKept) {
    Set<Sku> onSale = catalog.prices(notKept).keySet();
    List<String> unknown =
        notKept.stream().filter(sku -> !onSale.contains(sku)).map(Sku::value).toList();
    if (!unknown.isEmpty()) {
      throw Problem.of(ProblemType.UNKNOWN_SKU, unknown.size() + " SKU(s) are not in the catalogue")
          .with("skus", unknown)
          .asException();
    }
  }
}
