package io.holdfast.web.sales;

import io.holdfast.sales.PublicSales;
import io.holdfast.sales.Sale;
import io.holdfast.web.http.ContentTag;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What anybody may see of a sale, without credentials. */
@Path("sales")
@Singleton
@PermitAll
@SecurityRequirements
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flash sales")
public class PublicSalesResource {
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}");

  private final PublicSales sales;
  private final String freshness;

  /**
   * @param maxAge seconds for which caches between server and client may answer
   */
  @Inject
  public PublicSalesResource(
      PublicSales sales,
      @ConfigProperty(name = "holdfast.sales.max-age", defaultValue = "1") int maxAge) {
    this.sales = sales;
    this.freshness = "public, max-age=" + maxAge;
  }

  /** One sale. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "getSale",
      summary = "One flash sale",
      description =
          "The commitment is published before the opening, the seed of the draw after it: SHA-256 of"
              + " the seed's text is the commitment.")
  @APIResponse(
      responseCode = "200",
      description = "The sale, with ETag and Cache-Control",
      content = @Content(schema = @Schema(implementation = SaleJson.class)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current state")
  @APIResponse(responseCode = "404", description = "unknown-sale")
  public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
    Sale sale = sales.find(SaleTerms.id(id)).orElseThrow(() -> unknown(id));
    return ContentTag.answer(headers, sale.hashCode(), freshness, () -> SaleJson.of(sale));
  }

  /** The places of a sale. */
  @GET
  @Path("{id}/draw")
  @Operation(
      operationId = "listSalePlaces",
      summary = "Every place of a flash sale, to check the draw",
      description =
          "Who holds a ticket finds it by SHA-256 of its text. Places below drawPlaces of the sale"
              + " took part in the draw; the others stand behind them in the order of arrival.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(implementation = DrawnPlaceJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-sale")
  public Response draw(
      @PathParam("id") String id, @BeanParam PageRequest page, @Context UriInfo uri) {
    String cursor = page.cursor(PLACE);
    return Pages.answer(
        sales
            .places(SaleTerms.id(id), cursor == null ? -1 : Long.parseLong(cursor), page.limit())
            .map(DrawnPlaceJson::of),
        uri);
  }

  private static RuntimeException unknown(String id) {
    return Problem.of(ProblemType.UNKNOWN_SALE, "The sale " + id + " is not known").asException();
  }
}
