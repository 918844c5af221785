package io.holdfast.web.catalog;

import io.holdfast.catalog.CatalogService;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.VersionedProduct;
import io.holdfast.kernel.Sku;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.VersionTag;
import io.holdfast.web.problems.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of one product. */
@Path("products")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Catalogue")
public class ProductChangesResource {
  private final CatalogService catalog;
  private final RequestBody<ProductJson> bodies;

  @Inject
  public ProductChangesResource(CatalogService catalog, Validator validator) {
    this.catalog = catalog;
    this.bodies = new RequestBody<>(ProductJson.class, validator);
  }

  /** Makes a product, or changes one; a retired one is sold again. */
  @PUT
  @Path("{sku}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "putProduct", summary = "Create or change one product")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = ProductJson.class)))
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = ProductJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-sku")
  @APIResponse(
      responseCode = "409",
      description = "conflict: other parts than the bundle was made of, or a part that is a bundle")
  @APIResponse(responseCode = "412", description = "stale-version, or the product exists already")
  @APIResponse(responseCode = "428", description = "if-match-required")
  @Parameter(
      name = HttpHeaders.IF_MATCH,
      in = ParameterIn.HEADER,
      description = VersionTag.IF_MATCH_DESCRIPTION,
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = HttpHeaders.IF_NONE_MATCH,
      in = ParameterIn.HEADER,
      description = "* to create a product that must not exist yet",
      schema = @Schema(type = SchemaType.STRING))
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ProductJson.class)))
  public Response put(@PathParam("sku") String sku, @Context HttpHeaders headers, byte[] body) {
    Sku target = Parameters.sku(sku);
    Product product = bodies.read(body).toProduct();
    if (!product.sku().equals(target)) {
      throw Problem.invalid("sku", "must be that of the path").asException();
    }
    if (VersionTag.mustBeNew(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
      return answer(Response.Status.CREATED, catalog.create(product));
    }
    return answer(
        Response.Status.OK,
        catalog.change(
            product, VersionTag.required(headers.getHeaderString(HttpHeaders.IF_MATCH))));
  }

  /** Ends the sale of a product; orders that have it stay as they are. */
  @DELETE
  @Path("{sku}")
  @Operation(operationId = "retireProduct", summary = "Retire a product")
  @APIResponse(responseCode = "204", description = "Retired")
  @APIResponse(responseCode = "404", description = "unknown-sku")
  @APIResponse(responseCode = "412", description = "stale-version")
  @Parameter(
      name = HttpHeaders.IF_MATCH,
      in = ParameterIn.HEADER,
      description = VersionTag.IF_MATCH_DESCRIPTION,
      schema = @Schema(type = SchemaType.STRING))
  public void retire(@PathParam("sku") String sku, @Context HttpHeaders headers) {
    catalog.retire(
        Parameters.sku(sku), VersionTag.optional(headers.getHeaderString(HttpHeaders.IF_MATCH)));
  }

  private static Response answer(Response.Status status, VersionedProduct stored) {
    return Response.status(status)
        .entity(ProductJson.of(stored.product()))
        .tag(VersionTag.tag(stored.version()))
        .build();
  }
}
