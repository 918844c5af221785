package io.holdfast.fulfilment.carrier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** The carrier's HTTP interface. Bodies are JSON text: {@link CarrierJson} reads and writes it. */
@Path("/v1")
public interface CarrierApi extends Closeable {

  /** 200 with one result for each parcel; a reference that was labelled before gets its label. */
  @POST
  @Path("/labels")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  Response label(String body);

  /** 204 when the reference has no label, now or since before. */
  @DELETE
  @Path("/labels/{reference}")
  Response cancel(@PathParam("reference") String reference);
}
