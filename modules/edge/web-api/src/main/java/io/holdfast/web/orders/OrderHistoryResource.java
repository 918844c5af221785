package io.holdfast.web.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.orders.OrderService;
import io.holdfast.payments.PaymentService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.openapi.ListSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** History and payment operations of an order. */
@Path("orders")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Orders")
public class OrderHistoryResource {
  private final OrderService orders;
  private final PaymentService payments;

  @Inject
  public OrderHistoryResource(OrderService orders, PaymentService payments) {
    this.orders = orders;
    this.payments = payments;
  }

  /** The history of the order. */
  @GET
  @Path("{id}/timeline")
  @Operation(operationId = "orderTimeline", summary = "The history of an order")
  @APIResponse(
      responseCode = "200",
      description = "Oldest first",
      content = @Content(schema = @Schema(ref = ListSchemas.TIMELINE)))
  @APIResponse(responseCode = "404", description = "unknown-order")
  public ItemList<TimelineEntryJson> timeline(@PathParam("id") String id) {
    return new ItemList<>(
        orders.timeline(OrderIds.of(id)).stream().map(TimelineEntryJson::of).toList());
  }

  /** The operations at the payment provider. */
  @GET
  @Path("{id}/payments")
  @RolesAllowed(Role.OPERATOR)
  @Operation(operationId = "orderPayments", summary = "Payment operations of an order")
  @APIResponse(
      responseCode = "200",
      description = "Oldest first; empty before the first decision",
      content = @Content(schema = @Schema(ref = ListSchemas.PAYMENT_OPERATIONS)))
  @APIResponse(responseCode = "404", description = "unknown-order")
  public ItemList<PaymentOperationJson> payments(@PathParam("id") String id) {
    OrderId order = OrderIds.of(id);
    orders.find(order).orElseThrow(OrderIds::unknown);
    return new ItemList<>(
        payments.operations(order).stream().map(PaymentOperationJson::of).toList());
  }
}
