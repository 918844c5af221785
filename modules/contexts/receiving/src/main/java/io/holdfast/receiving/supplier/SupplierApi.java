package io.holdfast.receiving.supplier;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** The supplier's HTTP interface. */
@Path("/v1")
public interface SupplierApi extends Closeable {
  /** 200 with a page of notices. */
  @GET
  @Path("/notices")
  @Produces(MediaType.APPLICATION_JSON)
  Response notices(@QueryParam("cursor") String cursor, @QueryParam("limit") int limit);
}
