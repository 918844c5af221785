package io.holdfast.web.shipments;

import io.holdfast.fulfilment.CarrierCallbacks;
import io.holdfast.fulfilment.UnknownShipmentException;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receives the carrier's callbacks. */
@Path("carrier-events")
@Singleton
@RolesAllowed(Role.PARTNER)
@Tag(name = "Callbacks")
public class CarrierEventsResource {
  private final CarrierCallbacks callbacks;

  @Inject
  public CarrierEventsResource(CarrierCallbacks callbacks) {
    this.callbacks = callbacks;
  }

  /** Applies one callback. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @SecurityRequirements
  @Operation(
      operationId = "receiveCarrierEvent",
      summary = "Callback of the carrier",
      description =
          "Signed as Standard Webhooks say; needs no other credentials. Repetitions and late ones"
              + " change nothing and get the same answer.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "204", description = "Applied, now or before")
  @APIResponse(
      responseCode = "401",
      description = "invalid-signature: or a timestamp more than 5 minutes off")
  @APIResponse(responseCode = "400", description = "The report cannot be read")
  @APIResponse(responseCode = "404", description = "unknown-reference")
  @APIResponse(responseCode = "503", description = "Not recorded; to be sent again")
  public Response receive(
      @HeaderParam(WebhookHeaders.ID) @Parameter(required = true) String id,
      @HeaderParam(WebhookHeaders.TIMESTAMP) @Parameter(required = true) String timestamp,
      @HeaderParam(WebhookHeaders.SIGNATURE) @Parameter(required = true) String signature,
      byte[] body) {
    try {
      callbacks.receive(new WebhookHeaders(id, timestamp, signature), body);
    } catch (UnknownShipmentException e) {
      throw Problem.of(ProblemType.UNKNOWN_REFERENCE, e.getMessage()).asException();
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, e.getMessage()).asException();
    }
    return Response.noContent().build();
  }
}
