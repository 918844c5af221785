package io.holdfast.web.inventory;

import io.holdfast.kernel.Sku;
import io.holdfast.orders.Offer;
import io.holdfast.orders.OfferService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ContentTag;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
  private static final int MIX = 31;

  private final OfferService offers;
  private final String freshness;

  /**
   * @param maxAge seconds for which caches between server and client may answer; what is shown is
   *     the same for everybody who may read it
   */
  @Inject
  public AvailabilityResource(
      OfferService offers,
      @ConfigProperty(name = "holdfast.availability.max-age", defaultValue = "1") int maxAge) {
    this.offers = offers;
    this.freshness = "public, max-age=" + maxAge;
  }

  /** One SKU. */
  @GET
  @Path("{sku}")
  @Operation(operationId = "getAvailability", summary = "Availability of one SKU")
  @APIResponse(
      responseCode = "200",
      description = "Units, in total and by warehouse, with ETag and Cache-Control",
      content = @Content(schema = @Schema(implementation = AvailabilityJson.class)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current state")
  @APIResponse(responseCode = "404", description = "unknown-sku")
  public Response one(@PathParam("sku") String sku, @Context HttpHeaders headers) {
    Sku asked = Parameters.sku(sku);
    Offer offer =
        offers
            .find(asked)
            .orElseThrow(
                () ->
                    Problem.of(ProblemType.UNKNOWN_SKU, "The SKU is not in the catalogue")
                        .with("skus", List.of(sku))
                        .asException());
    return ContentTag.answer(
        headers, offer.fingerprint(), freshness, () -> AvailabilityJson.of(asked, offer));
  }

  /** Many SKUs, in the requested order. */
  @GET
  @Operation(operationId = "listAvailability", summary = "Availability of up to 200 SKUs")
  @APIResponse(
      responseCode = "200",
      description = "An item for each known SKU, and the SKUs that are not known",
      content = @Content(schema = @Schema(implementation = AvailabilityListJson.class)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current state")
  public Response many(@QueryParam("sku") List<String> skus, @Context HttpHeaders headers) {
    if (skus.isEmpty() || skus.size() > MAX_SKUS) {
      throw Problem.invalid("sku", "must be given 1 to " + MAX_SKUS + " times").asException();
    }
    Set<String> asked = new LinkedHashSet<>(skus);
    Map<Sku, Offer> found =
        offers.findAll(
            asked.stream()
                .filter(Parameters::isSku)
                .map(Sku::new)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    return ContentTag.answer(headers, hash(found), freshness, () -> list(asked, found));
  }

  private static long hash(Map<Sku, Offer> offers) {
    long hash = 1;
    for (Map.Entry<Sku, Offer> offer : offers.entrySet()) {
      hash = MIX * (MIX * hash + offer.getKey().hashCode()) + offer.getValue().fingerprint();
    }
    return hash;
  }

  /** One that cannot be a SKU is as unknown as one that is not in the catalogue. */
  private static AvailabilityListJson list(Set<String> asked, Map<Sku, Offer> found) {
    List<AvailabilityJson> items = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String name : asked) {
      Sku sku = Parameters.isSku(name) ? new Sku(name) : null;
      if (sku != null && found.containsKey(sku)) {
        items.add(AvailabilityJson.of(sku, found.get(sku)));
      } else {
        unknown.add(name);
      }
    }
    return new AvailabilityListJson(items, unknown);
  }
}
