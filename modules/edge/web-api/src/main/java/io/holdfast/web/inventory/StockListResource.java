package io.holdfast.web.inventory;

import io.holdfast.catalog.ProductLookup;
import io.holdfast.inventory.StockPage;
import io.holdfast.inventory.StockQuery;
import io.holdfast.inventory.StockService;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.problems.Problem;
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
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stock of all warehouses in one list. */
@Path("stock")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Stock")
public class StockListResource {
  private static final Pattern CURSOR = Pattern.compile(StockQuery.CURSOR);

  private final StockService stock;
  private final ProductLookup products;

  @Inject
  public StockListResource(StockService stock, ProductLookup products) {
    this.stock = stock;
    this.products = products;
  }

  /** A page of SKUs in warehouses. */
  @GET
  @Operation(
      operationId = "searchStock",
      summary = "List the stock of all warehouses",
      description = "Warehouses that do not answer are in the member unreachable.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(implementation = StockRowJson.Rows.class)))
  @APIResponse(responseCode = "404", description = "unknown-warehouse")
  public Response list(
      @QueryParam("q")
          @Parameter(description = "Start of a SKU, or of words of the product's name or brand")
          String text,
      @QueryParam("warehouse") String warehouse,
      @QueryParam("low") @Parameter(schema = @Schema(enumeration = {"true", "false"})) String low,
      @QueryParam("incoming") @Parameter(schema = @Schema(enumeration = {"true", "false"}))
          String incoming,
      @QueryParam("sort")
          @Parameter(
              schema =
                  @Schema(
                      enumeration = {"sku", "available"},
                      defaultValue = "sku"))
          String sort,
      @BeanParam PageRequest page,
      @Context UriInfo uri) {
    StockQuery query =
        new StockQuery(
            skus(Parameters.optionalText("q", text)),
            Parameters.optionalWarehouse("warehouse", warehouse),
            Parameters.flag("low", low),
            Parameters.flag("incoming", incoming),
            sort(sort),
            cursor(page),
            page.limit());
    StockPage found = stock.search(query);
    Set<Sku> skus =
        found.page().items().stream().map(i -> i.level().sku()).collect(Collectors.toSet());
    Map<Sku, String> names = products.names(skus);
    List<StockRowJson> rows =
        found.page().items().stream()
            .map(item -> StockRowJson.of(item, names.get(item.level().sku())))
            .toList();
    List<String> unreachable = found.unreachable().stream().map(code -> code.value()).toList();
    return Pages.answer(found.page(), new StockRowJson.Rows(rows, unreachable), uri);
  }

  private List<Sku> skus(String text) {
    if (text == null) {
      return null;
    }
    List<Sku> matching = products.matching(text, StockQuery.MOST_SKUS + 1);
    if (matching.size() > StockQuery.MOST_SKUS) {
      throw Problem.invalid("q", "matches more than " + StockQuery.MOST_SKUS + " products")
          .asException();
    }
    return matching;
  }

  private static StockQuery.Sort sort(String sort) {
    if (sort == null || sort.isEmpty() || sort.equals("sku")) {
      return StockQuery.Sort.SKU;
    }
    if (sort.equals("available")) {
      return StockQuery.Sort.AVAILABLE;
    }
    throw Problem.invalid("sort", "must be sku or available").asException();
  }

  /** Its number must be one that the database can compare. */
  private static String cursor(PageRequest page) {
    String cursor = page.cursor(CURSOR);
    if (cursor != null && Long.parseLong(cursor.split("/")[0]) > Integer.MAX_VALUE) {
      throw Problem.invalid("cursor", "is none that this list has handed out").asException();
    }
    return cursor;
  }
}
