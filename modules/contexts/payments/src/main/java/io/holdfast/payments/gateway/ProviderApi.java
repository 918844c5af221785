package io.holdfast.payments.gateway;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/**
 * The provider's HTTP interface. Bodies are JSON text: {@link ProviderJson} reads and writes it.
 */
@Path("/v1")
public interface ProviderApi extends Closeable {

  /** 200 or 201 with an authorisation, 4xx with a refusal, the same for the same key. */
  @POST
  @Path("/authorisations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Response authorise(@HeaderParam("Idempotency-Key") String idempotencyKey, String body);

  /** 200 or 201 with a capture of part of the authorisation; 4xx when it cannot be. */
  @POST
  @Path("/authorisations/{id}/captures")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Response capture(
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      @PathParam("id") String id,
      String body);

  /**
   * 200 when the rest of the authorisation is void, now or since before; 4xx when there is none.
   */
  @POST
  @Path("/authorisations/{id}/void")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Response voidAuthorisation(
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      @PathParam("id") String id,
      String body);

  /** 200 or 201 with a refund of part of what was captured; 4xx when it cannot be. */
  @POST
  @Path("/authorisations/{id}/refunds")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Response refund(
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      @PathParam("id") String id,
      String body);
}
