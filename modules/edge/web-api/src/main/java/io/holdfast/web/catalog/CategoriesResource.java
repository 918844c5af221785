package io.holdfast.web.catalog;

import io.holdfast.catalog.CatalogService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.openapi.ListSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The classes of the products on sale. */
@Path("categories")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Catalogue")
public class CategoriesResource {
  private final CatalogService catalog;

  @Inject
  public CategoriesResource(CatalogService catalog) {
    this.catalog = catalog;
  }

  /** The whole tree. */
  @GET
  @Operation(operationId = "listCategories", summary = "The classes of products as a tree")
  @APIResponse(
      responseCode = "200",
      description = "Families, each with its narrower classes",
      content = @Content(schema = @Schema(ref = ListSchemas.CATEGORIES)))
  public ItemList<CategoryJson> list() {
    return new ItemList<>(CategoryJson.tree(catalog.classes()));
  }
}
