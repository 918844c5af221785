package io.holdfast.web.catalog;

import io.holdfast.catalog.CatalogService;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.catalog.ProductReads;
import io.holdfast.catalog.VersionedProduct;
import io.holdfast.kernel.Page;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.StoredCount;
import io.holdfast.web.http.VersionTag;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The products on sale. */
@Path("products")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Catalogue")
public class ProductsResource {
  private final CatalogService catalog;
  private final ProductReads products;
  private final ProductsInStock availability;
  private final RequestBody<ProductBatch> bodies;

  @Inject
  public ProductsResource(
      CatalogService catalog,
      ProductReads products,
      ProductsInStock availability,
      Validator validator) {
    this.catalog = catalog;
    this.products = products;
    this.availability = availability;
    this.bodies = new RequestBody<>(ProductBatch.class, validator);
  }

  /** A page of products. */
  @GET
  @Operation(
      operationId = "listProducts",
      summary = "List or search products",
      description = "Without q or another order, products follow each other by SKU.")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(implementation = ProductPageJson.class)))
  public Response list(
      @BeanParam ProductSelection selection, @BeanParam PageRequest page, @Context UriInfo uri) {
    ProductQuery query = selection.query(page);
    Boolean inStock = selection.inStock();
    Page<Product> found = inStock == null ? catalog.list(query) : availability.page(query, inStock);
    FacetsJson facets = selection.facets() ? FacetsJson.of(catalog.facets(query.filter())) : null;
    Page<ProductJson> shown = found.map(ProductJson::of);
    return Pages.answer(shown, new ProductPageJson(shown.items(), facets), uri);
  }

  /** One product. */
  @GET
  @Path("{sku}")
  @Operation(operationId = "getProduct", summary = "One product, with its version as ETag")
  @APIResponse(
      responseCode = "200",
      description = "The product",
      content = @Content(schema = @Schema(implementation = ProductJson.class)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
  @APIResponse(responseCode = "404", description = "unknown-sku")
  public Response get(@PathParam("sku") String sku, @Context HttpHeaders headers) {
    VersionedProduct found =
        products
            .find(Parameters.sku(sku))
            .orElseThrow(
                () ->
                    Problem.of(ProblemType.UNKNOWN_SKU, "The SKU is not in the catalogue")
                        .with("skus", List.of(sku))
                        .asException());
    return VersionTag.answer(headers, found.version(), ProductJson.of(found.product()));
  }

  /** Stores products, new or changed. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(operationId = "storeProducts", summary = "Store up to 200 products, new or changed")
  @APIResponse(
      responseCode = "200",
      description = "Stored",
      content = @Content(schema = @Schema(implementation = StoredCount.class)))
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ProductBatch.class)))
  public StoredCount store(byte[] body) {
    List<Product> products =
        bodies.read(body).items().stream().map(ProductJson::toProduct).toList();
    if (products.stream().anyMatch(Product::isBundle)) {
      throw Problem.invalid("parts", "a bundle is made alone, by PUT /products/{sku}")
          .asException();
    }
    return new StoredCount(catalog.store(products));
  }
}
