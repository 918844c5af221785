package io.holdfast.web.exchange;

import io.holdfast.exchange.ExchangeService;
import io.holdfast.exchange.ImportKind;
import io.holdfast.exchange.InvalidFileException;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.Created;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports of CSV files; the rows are worked on in the background. */
@Path("imports")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Import and export")
public class ImportsResource {
  static final String CSV = "text/csv";
  private static final Map<String, Charset> CHARSETS =
      Map.of(
          "utf-8", StandardCharsets.UTF_8,
          "iso-8859-1", StandardCharsets.ISO_8859_1,
          "windows-1252", Charset.forName("windows-1252"));

  private final ExchangeService exchange;

  @Inject
  public ImportsResource(ExchangeService exchange) {
    this.exchange = exchange;
  }

  /** Products, new or changed. */
  @POST
  @Path("products")
  @Consumes(CSV)
  @Operation(
      operationId = "importProducts",
      summary = "Import products from CSV",
      description =
          "Columns sku, name, price, currency; optional brand, family, department, category,"
              + " subcategory. Under an Idempotency-Key the same file is imported once.")
  @APIResponse(
      responseCode = "202",
      description = "Stored; Location shows how far the import is",
      content = @Content(schema = @Schema(implementation = ImportIdJson.class)))
  @APIResponse(responseCode = "400", description = "invalid-request: not the header of such a file")
  @APIResponse(responseCode = "413", description = "body-too-large")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  @RequestBody(
      required = true,
      content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response products(
      @Context HttpHeaders headers,
      @HeaderParam(IdempotencyKeys.HEADER) String key,
      @Context SecurityContext caller,
      InputStream body)
      throws IOException {
    return accept(ImportKind.PRODUCTS, headers, key, caller, body);
  }

  /** Stock that arrived or was counted. */
  @POST
  @Path("stock")
  @Consumes(CSV)
  @Operation(
      operationId = "importStock",
      summary = "Import stock from CSV",
      description =
          "Columns warehouse, sku and either quantity (units that arrived) or onHand (units that"
              + " were counted). Under an Idempotency-Key the same file is imported once.")
  @APIResponse(
      responseCode = "202",
      description = "Stored; Location shows how far the import is",
      content = @Content(schema = @Schema(implementation = ImportIdJson.class)))
  @APIResponse(responseCode = "400", description = "invalid-request: not the header of such a file")
  @APIResponse(responseCode = "413", description = "body-too-large")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  @RequestBody(
      required = true,
      content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  public Response stock(
      @Context HttpHeaders headers,
      @HeaderParam(IdempotencyKeys.HEADER) String key,
      @Context SecurityContext caller,
      InputStream body)
      throws IOException {
    return accept(ImportKind.STOCK, headers, key, caller, body);
  }

  /** How far an import is. */
  @GET
  @Path("{id}")
  @Operation(operationId = "getImport", summary = "How far an import is")
  @APIResponse(
      responseCode = "200",
      description = "Progress, and the rows that were rejected",
      content = @Content(schema = @Schema(implementation = ImportJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-import")
  public ImportJson get(@PathParam("id") String id) {
    UUID known = ResourceIds.of(id, ProblemType.UNKNOWN_IMPORT);
    return exchange
        .find(known)
        .map(ImportJson::of)
        .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_IMPORT, null).asException());
  }

  private Response accept(
      ImportKind kind, HttpHeaders headers, String key, SecurityContext caller, InputStream body)
      throws IOException {
    try {
      UUID id = exchange.importFile(kind, charset(headers), key(caller, key), body);
      return Response.accepted(new ImportIdJson(id.toString()))
          .header(HttpHeaders.LOCATION, Created.path("imports", id))
          .build();
    } catch (InvalidFileException e) {
      throw Problem.invalid("body", e.getMessage()).asException();
    }
  }

  private static Charset charset(HttpHeaders headers) {
    String name =
        headers.getMediaType().getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    Charset charset = CHARSETS.get(name.toLowerCase(Locale.ROOT));
    if (charset == null) {
      throw Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "A file is in UTF-8, or else says charset=windows-1252 or charset=iso-8859-1")
          .asException();
    }
    return charset;
  }

  /** The key as it is stored; the service adds what it is for. */
  private static String key(SecurityContext caller, String sent) {
    if (sent == null) {
      return null;
    }
    try {
      return IdempotencyKey.sentBy(caller.getUserPrincipal().getName(), sent, new byte[0]).value();
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemType.IDEMPOTENCY_KEY_INVALID, e.getMessage()).asException();
    }
  }
}
