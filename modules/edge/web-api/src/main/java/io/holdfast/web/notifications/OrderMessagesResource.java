package io.holdfast.web.notifications;

import io.holdfast.kernel.OrderId;
import io.holdfast.notifications.OrderMessages;
import io.holdfast.orders.OrderService;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.ItemList;
import io.holdfast.web.http.ResourceIds;
import io.holdfast.web.openapi.ListSchemas;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the customer of an order was told. */
@Path("orders/{id}/messages")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Notifications")
public class OrderMessagesResource {
  private final OrderMessages messages;
  private final OrderService orders;

  @Inject
  public OrderMessagesResource(OrderMessages messages, OrderService orders) {
    this.messages = messages;
    this.orders = orders;
  }

  /** The messages about the order. */
  @GET
  @Operation(operationId = "listOrderMessages", summary = "Messages to the customer of an order")
  @APIResponse(
      responseCode = "200",
      description = "Oldest first, at most 200",
      content = @Content(schema = @Schema(ref = ListSchemas.NOTIFICATIONS)))
  @APIResponse(responseCode = "404", description = "unknown-order")
  public ItemList<NotificationJson> list(@PathParam("id") String id) {
    OrderId order = orderOf(id);
    return new ItemList<>(
        messages.list(order, customerOf(order)).stream().map(NotificationJson::of).toList());
  }

  /** Sends a message once more. */
  @POST
  @Path("{message}/resend")
  @Operation(
      operationId = "resendOrderMessage",
      summary = "Send a mail or a text message once more",
      description = "It goes to the address that the customer has now.")
  @APIResponse(responseCode = "202", description = "It waits to be sent")
  @APIResponse(
      responseCode = "404",
      description =
          "unknown-order; unknown-message: none of the order that is sent by mail or text")
  public Response resend(@PathParam("id") String id, @PathParam("message") String message) {
    OrderId order = orderOf(id);
    UUID wanted = ResourceIds.of(message, ProblemType.UNKNOWN_MESSAGE);
    if (!messages.resend(order, customerOf(order), wanted)) {
      throw Problem.of(ProblemType.UNKNOWN_MESSAGE, null).asException();
    }
    return Response.accepted().build();
  }

  private static OrderId orderOf(String id) {
    return new OrderId(ResourceIds.of(id, ProblemType.UNKNOWN_ORDER));
  }

  private String customerOf(OrderId order) {
    return orders
        .find(order)
        .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_ORDER, null).asException())
        .customerId();
  }
}
