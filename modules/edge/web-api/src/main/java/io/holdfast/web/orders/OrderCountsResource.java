package io.holdfast.web.orders;

import io.holdfast.orders.OrderCounts;
import io.holdfast.platform.security.Role;
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

/** How many orders there are of each status. */
@Path("order-counts")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Orders")
public class OrderCountsResource {
  private final OrderCounts counts;

  @Inject
  public OrderCountsResource(OrderCounts counts) {
    this.counts = counts;
  }

  /** Counts up to a bound. */
  @GET
  @Operation(
      operationId = "countOrders",
      summary = "Orders of each status",
      description = "Counted up to 1,000 for each status, so that the answer is quick at any size.")
  @APIResponse(
      responseCode = "200",
      description = "One item for each status",
      content = @Content(schema = @Schema(implementation = OrderCountJson.Counts.class)))
  public OrderCountJson.Counts count() {
    return new OrderCountJson.Counts(counts.all().stream().map(OrderCountJson::of).toList());
  }
}
