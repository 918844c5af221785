package io.holdfast.web.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.orders.OrderService;
import io.holdfast.payments.PaymentService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What has happened to an order and to its money. */
@Path("orders")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SHOP)
@Tag(name = "Orders")
public class OrderHistoryResource {
  private final OrderService orders;
  private final PaymentService payments;

  @Inject
  public OrderHistoryResource(OrderService orders, PaymentService payments) {
    this.orders = orders;
    this.payments = payments;
  }

  /** What has happened to the order. */
  @GET
  @Path("{id}/timeline")
  @Operation(operationId = "orderTimeline", summary = "What has happened to an order")
  @APIResponse(responseCode = "200", description = "Oldest first")
  @APIResponse(responseCode = "404", description = "unknown-order")
  public ItemList<TimelineEntryJson> timeline(@PathParam("id") String id) {
    return new ItemList<>(
        orders.timeline(OrderIds.of(id)).stream().map(TimelineEntryJson::of).toList());
  }

  /** What the payment provider was asked for. */
  @GET
  @Path("{id}/payments")
  @RolesAllowed(Role.OPERATOR)
  @Operation(operationId = "orderPayments", summary = "What the payment provider was asked for")
  @APIResponse(responseCode = "200", description = "Oldest first; none until it has decided")
  @APIResponse(responseCode = "404", description = "unknown-order")
  public ItemList<PaymentOperationJson> payments(@PathParam("id") String id) {
    OrderId order = OrderIds.of(id);
    orders.find(order).orElseThrow(OrderIds::unknown);
    return new ItemList<>(
        payments.operations(order).stream().map(PaymentOperationJson::of).toList());
  }
}
