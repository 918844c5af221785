package io.holdfast.web.exchange;

import io.holdfast.exchange.ExchangeService;
import io.holdfast.exchange.Export;
import io.holdfast.platform.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exports as CSV, written while they are read. */
@Path("exports")
@Singleton
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Import and export")
public class ExportsResource {
  private final ExchangeService exchange;

  @Inject
  public ExportsResource(ExchangeService exchange) {
    this.exchange = exchange;
  }

  /** The products on sale. */
  @GET
  @Path("products")
  @Produces(ImportsResource.CSV)
  @Operation(operationId = "exportProducts", summary = "The products on sale as CSV")
  @APIResponse(
      responseCode = "200",
      description = "A row for each product, in the order of the SKU",
      content =
          @Content(mediaType = ImportsResource.CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response products() {
    return answer("products.csv", exchange.exportProducts());
  }

  /** The stock of all warehouses. */
  @GET
  @Path("stock")
  @Produces(ImportsResource.CSV)
  @Operation(operationId = "exportStock", summary = "The stock of all warehouses as CSV")
  @APIResponse(
      responseCode = "200",
      description = "A row for each warehouse and SKU, in this order",
      content =
          @Content(mediaType = ImportsResource.CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response stock() {
    return answer("stock.csv", exchange.exportStock());
  }

  private static Response answer(String file, Export export) {
    StreamingOutput body = export::write;
    return Response.ok(body, ImportsResource.CSV + ";charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        .build();
  }
}
