package io.holdfast.web.inventory;

import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.WarehouseService;
import io.holdfast.kernel.Page;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.Created;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.http.TextPatterns;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The warehouses that sell. */
@Path("warehouses")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Warehouses")
public class WarehousesResource {
  private static final Pattern CURSOR = Pattern.compile(TextPatterns.WAREHOUSE);
  private static final String EXAMPLE =
      """
      {"code":"seattle","name":"Seattle","location":
       {"latitude":47.61,"longitude":-122.33,"city":"Seattle","country":"US"}}""";

  private final WarehouseService warehouses;
  private final RequestBody<WarehouseJson> bodies;

  @Inject
  public WarehousesResource(WarehouseService warehouses, Validator validator) {
    this.warehouses = warehouses;
    this.bodies = new RequestBody<>(WarehouseJson.class, validator);
  }

  /** A page of warehouses in the order of their codes. */
  @GET
  @Operation(operationId = "listWarehouses", summary = "List warehouses")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.WAREHOUSES)))
  public Response list(@BeanParam PageRequest page, @Context UriInfo uri) {
    String cursor = page.cursor(CURSOR);
    int limit = page.limit();
    List<WarehouseJson> found =
        warehouses.all().stream()
            .map(WarehouseJson::of)
            .filter(warehouse -> cursor == null || warehouse.code().compareTo(cursor) > 0)
            .limit(limit + 1L)
            .toList();
    return Pages.answer(Page.cut(found, limit, WarehouseJson::code), uri);
  }

  /** Registers a warehouse whose data source is configured. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "registerWarehouse",
      summary = "Register a warehouse",
      description = "Its data source must be configured; it sells without a restart.")
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = WarehouseJson.class)))
  @APIResponse(
      responseCode = "200",
      description = "Registered already, with the same data",
      content = @Content(schema = @Schema(implementation = WarehouseJson.class)))
  @APIResponse(responseCode = "409", description = "conflict: registered with other data")
  @APIResponse(responseCode = "503", description = "Its data source cannot be reached")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = WarehouseJson.class),
              examples = @ExampleObject(name = "Seattle", value = EXAMPLE)))
  public Response register(byte[] body) {
    Warehouse warehouse = bodies.read(body).toWarehouse();
    refuseOther(warehouse);
    boolean added = warehouses.register(warehouse);
    if (!added) {
      refuseOther(warehouse);
    }
    WarehouseJson shown = WarehouseJson.of(warehouse);
    return added
        ? Created.at("warehouses", shown.code()).entity(shown).build()
        : Response.ok(shown).build();
  }

  private void refuseOther(Warehouse warehouse) {
    warehouses
        .find(warehouse.code())
        .filter(known -> !known.equals(warehouse))
        .ifPresent(
            known -> {
              throw Problem.of(
                      ProblemType.CONFLICT,
                      "The warehouse " + known.code() + " is registered with other data")
                  .asException();
            });
  }
}
