package io.holdfast.web.sales;

import io.holdfast.platform.security.Role;
import io.holdfast.sales.PublicSales;
import io.holdfast.sales.PutSale;
import io.holdfast.sales.SaleService;
import io.holdfast.web.catalog.KnownSkus;
import io.holdfast.web.http.Created;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.openapi.ListSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators set and see of sales. */
@Path("sales")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Flash sales")
public class SalesResource {
  private final SaleService sales;
  private final PublicSales found;
  private final KnownSkus knownSkus;
  private final RequestBody<NewSale> bodies;

  @Inject
  public SalesResource(
      SaleService sales, PublicSales found, KnownSkus knownSkus, Validator validator) {
    this.sales = sales;
    this.found = found;
    this.knownSkus = knownSkus;
    this.bodies = new RequestBody<>(NewSale.class, validator);
  }

  /** Makes or changes a sale. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putSale",
      summary = "Make or change a flash sale",
      description =
          "From the answer until the close its SKUs are sold to admitted tickets only. Once it has"
              + " opened, skus, opensAt and ticketLifetime are fixed; name, rate and close are not.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = SaleJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = SaleJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-sku, or an id that no sale can have")
  @APIResponse(
      responseCode = "409",
      description = "illegal-sale-state after opening or close; sku-in-another-sale")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewSale.class)))
  public Response put(@PathParam("id") String id, byte[] body) {
    PutSale command = SaleTerms.of(SaleTerms.id(id), bodies.read(body));
    knownSkus.require(command.skus());
    boolean made = sales.put(command);
    SaleJson sale = SaleJson.of(found.find(id).orElseThrow());
    return (made ? Created.at("sales", id) : Response.ok()).entity(sale).build();
  }

  /** The sales that are not over. */
  @GET
  @Operation(operationId = "listSales", summary = "Figures of the flash sales that are not over")
  @APIResponse(
      responseCode = "200",
      description = "All of them, at most a second old",
      content = @Content(schema = @Schema(ref = ListSchemas.SALES)))
  public ItemList<SaleFiguresJson> list() {
    return new ItemList<>(sales.figures().stream().map(SaleFiguresJson::of).toList());
  }
}
