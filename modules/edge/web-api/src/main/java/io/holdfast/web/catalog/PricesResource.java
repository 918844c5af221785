package io.holdfast.web.catalog;

import io.holdfast.catalog.CatalogService;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prices of a product in several currencies, and prices that begin later. */
@Path("products/{sku}/prices")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Catalogue")
public class PricesResource {
  private static final int LAST_YEAR = 9999;

  private final CatalogService catalog;
  private final RequestBody<NewPrice> bodies;

  @Inject
  public PricesResource(CatalogService catalog, Validator validator) {
    this.catalog = catalog;
    this.bodies = new RequestBody<>(NewPrice.class, validator);
  }

  /** What a unit costs in each currency, and what it will cost. */
  @GET
  @Operation(operationId = "listPrices", summary = "Prices of a product, those to come included")
  @APIResponse(
      responseCode = "200",
      description = "By currency and time",
      content = @Content(schema = @Schema(ref = ListSchemas.PRICES)))
  @APIResponse(responseCode = "404", description = "unknown-sku")
  public ItemList<PriceJson> list(@PathParam("sku") String sku) {
    return new ItemList<>(
        catalog.priceList(Parameters.sku(sku)).stream().map(PriceJson::of).toList());
  }

  /** Sets a price from a time on, which is now if it has passed. */
  @PUT
  @Path("{currency}/{validFrom}")
  @RolesAllowed(Role.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putPrice",
      summary = "Set the price in a currency from a time on",
      description =
          "It takes effect by itself: for orders at that moment, in lists within seconds. Orders keep"
              + " the price that they were placed at.")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewPrice.class)))
  @APIResponse(responseCode = "204", description = "Set")
  @APIResponse(responseCode = "404", description = "unknown-sku")
  @APIResponse(responseCode = "409", description = "too-many-prices: a hundred are to begin")
  public void put(
      @PathParam("sku") String sku,
      @PathParam("currency") String currency,
      @PathParam("validFrom") String validFrom,
      byte[] body) {
    Sku target = Parameters.sku(sku);
    catalog.putPrice(target, money(bodies.read(body), currency(currency)), time(validFrom));
  }

  /** Takes back a price. */
  @DELETE
  @Path("{currency}/{validFrom}")
  @RolesAllowed(Role.OPERATOR)
  @Operation(operationId = "dropPrice", summary = "Take back a price")
  @APIResponse(responseCode = "204", description = "Taken back")
  @APIResponse(responseCode = "404", description = "unknown-price")
  public void drop(
      @PathParam("sku") String sku,
      @PathParam("currency") String currency,
      @PathParam("validFrom") String validFrom) {
    if (!catalog.dropPrice(Parameters.sku(sku), currency(currency), time(validFrom))) {
      throw Problem.of(ProblemType.UNKNOWN_PRICE, null).asException();
    }
  }

  private static Money money(NewPrice price, String currency) {
    try {
      return Money.of(price.price(), currency);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw Problem.invalid("price", "has more decimals than " + currency).asException();
    }
  }

  private static String currency(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("currency", "must be a currency of ISO 4217").asException();
    }
  }

  private static Instant time(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() > 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeParseException e) {
      System.getLogger(PricesResource.class.getName())
          .log(System.Logger.Level.DEBUG, "not a time: {0}", text);
    }
    throw Problem.invalid("validFrom", "must be a time of ISO 8601 with a zone").asException();
  }
}
