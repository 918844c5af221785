package io.holdfast.web.orders;

import io.holdfast.orders.OrderService;
import io.holdfast.orders.OrderView;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.PageRequest;
import io.holdfast.web.http.Pages;
import io.holdfast.web.http.VersionTag;
import io.holdfast.web.openapi.ListSchemas;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders that have been placed: reading and listing. */
@Path("orders")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Orders")
public class OrderListResource {
  private final OrderService orders;

  @Inject
  public OrderListResource(OrderService orders) {
    this.orders = orders;
  }

  /** A page of orders, newest first unless asked otherwise. */
  @GET
  @Operation(
      operationId = "listOrders",
      summary = "List orders, the newest first, by state, customer, contents and time")
  @APIResponse(
      responseCode = "200",
      description = "A page; Link rel=next while there is more",
      content = @Content(schema = @Schema(ref = ListSchemas.ORDERS)))
  public Response list(
      @BeanParam OrderFilter filter, @BeanParam PageRequest page, @Context UriInfo uri) {
    return Pages.answer(orders.list(filter.query(page)).map(OrderJson::of), uri);
  }

  /** One order. */
  @GET
  @Path("{id}")
  @Operation(
      operationId = "getOrder",
      summary = "One order; its ETag changes with the order and with its payment")
  @APIResponse(
      responseCode = "200",
      description = "The order",
      content =
          @Content(
              schema = @Schema(implementation = OrderJson.class),
              examples = @ExampleObject(name = "order", value = OrderExamples.CURRENT)))
  @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
  @APIResponse(responseCode = "404", description = "unknown-order")
  public Response get(@PathParam("id") String id, @Context HttpHeaders headers) {
    OrderView order = orders.find(OrderIds.of(id)).orElseThrow(OrderIds::unknown);
    return VersionTag.answer(headers, order.version(), OrderJson.of(order));
  }
}
