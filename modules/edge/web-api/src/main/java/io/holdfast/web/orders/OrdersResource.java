package io.holdfast.web.orders;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.Destination;
import io.holdfast.orders.OrderLine;
import io.holdfast.orders.OrderService;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementMode;
import io.holdfast.orders.PlacementResult;
import io.holdfast.platform.security.Role;
import io.holdfast.web.http.IdempotencyKeys;
import io.holdfast.web.http.Parameters;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.limits.RequestRates;
import io.holdfast.web.problems.Failures;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places orders. Hot path: the request thread is released while the order waits in the lane. */
@Path("orders")
@Singleton
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Orders")
public class OrdersResource {
  private static final String ANY_TARGET = "";

  private final OrderService orders;
  private final OwnerOfPlacement owner;
  private final PlacementMetrics metrics;
  private final RequestRates rates;
  private final RequestBody<NewOrder> bodies;

  @Inject
  public OrdersResource(
      OrderService orders,
      OwnerOfPlacement owner,
      PlacementMetrics metrics,
      RequestRates rates,
      Validator validator) {
    this.orders = orders;
    this.owner = owner;
    this.metrics = metrics;
    this.rates = rates;
    this.bodies = new RequestBody<>(NewOrder.class, validator, NewOrderRules::hold);
  }

  /** Places an order once per key. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order, whole or not at all",
      description =
          "Reserves every line in one or more warehouses before it answers. By saga, which a far"
              + " warehouse needs, it answers before: the order is PENDING until each warehouse"
              + " has reserved its part (PLACED) or the stock proves insufficient (REJECTED)")
  @APIResponse(
      responseCode = "201",
      description =
          "Placed; the same key answers the same again. Placement, time to pay, payment and"
              + " shipments are with the order that Location names",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderJson.class),
              examples = @ExampleObject(name = "order", value = OrderExamples.PLACED)))
  @APIResponse(
      responseCode = "202",
      description =
          "PENDING: its warehouses have been asked; the same key answers the same again. Location"
              + " tells what becomes of it",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = OrderJson.class)))
  @APIResponse(responseCode = "400", description = "No key, or malformed")
  @APIResponse(
      responseCode = "403",
      description =
          "sale-ticket-required, sale-ticket-invalid, or sale-ticket-waiting with Retry-After: a SKU is"
              + " in a flash sale")
  @APIResponse(responseCode = "404", description = "unknown-sku: a SKU is not in the catalogue")
  @APIResponse(
      responseCode = "409",
      description =
          "insufficient-stock, purchase-limit-exceeded or price-missing: nothing was reserved",
      content =
          @Content(
              mediaType = "application/problem+json",
              examples = @ExampleObject(name = "short", value = OrderExamples.SHORT)))
  @APIResponse(responseCode = "422", description = "idempotency-key-reused with another body")
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: of the client or the customer; see Retry-After")
  @APIResponse(responseCode = "503", description = "Overloaded or unreachable; see Retry-After")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewOrder.class),
              examples = @ExampleObject(name = "one line", value = OrderExamples.NEW)))
  public CompletionStage<Response> place(
      @HeaderParam(IdempotencyKeys.HEADER)
          @Parameter(required = true, description = IdempotencyKeys.DESCRIPTION)
          String key,
      @HeaderParam("Sale-Ticket")
          @Parameter(description = "For SKUs of a flash sale: an admitted ticket of the customer")
          String saleTicket,
      @Context SecurityContext caller,
      @Context HttpHeaders headers,
      byte[] body) {
    long started = System.nanoTime();
    if (orders.isFull()) {
      metrics.ended(ProblemType.UNAVAILABLE.status(), started);
      throw Problem.of(ProblemType.UNAVAILABLE, "Too many orders wait").asException();
    }
    NewOrder order = bodies.read(body);
    rates.require(caller, order.customerId());
    IdempotencyKey idempotencyKey = IdempotencyKeys.of(caller, key, ANY_TARGET, order);
    Supplier<CompletionStage<PlacementResult>> placing =
        orders.placing(idempotencyKey, command(order), saleTicket);
    return owner.place(headers, body, () -> answer(placing, started));
  }

  private CompletionStage<Response> answer(
      Supplier<CompletionStage<PlacementResult>> placing, long started) {
    return placing
        .get()
        .handle(
            (result, failure) -> {
              Response answer =
                  failure == null ? PlacementAnswer.of(result) : Failures.answer(failure);
              metrics.ended(answer.getStatus(), started);
              return answer;
            });
  }

  private PlaceOrder command(NewOrder order) {
    return new PlaceOrder(
        new OrderId(TimeOrderedUuid.next()),
        order.customerId(),
        destination(order.shipTo()),
        order.lines().stream()
            .map(line -> new OrderLine(new Sku(line.sku()), line.quantity()))
            .toList(),
        order.payment().token(),
        order.placement() == null ? PlacementMode.ATOMIC : PlacementMode.valueOf(order.placement()),
        order.currency(),
        orderedAt(order.orderedAt()));
  }

  private static Instant orderedAt(String text) {
    Instant time = Parameters.optionalTime("orderedAt", text);
    if (time != null && time.isAfter(Instant.now())) {
      throw Problem.invalid("orderedAt", "must not be in the future").asException();
    }
    return time;
  }

  private Destination destination(NewOrder.ShipTo to) {
    if (to.latitude() == null && to.longitude() == null) {
      return knownDestination(to);
    }
    if (to.latitude() == null || to.longitude() == null) {
      throw Problem.invalid("shipTo", "latitude and longitude must be given both or not at all")
          .asException();
    }
    if (to.postalCode() == null) {
      throw Problem.invalid("shipTo.postalCode", "must not be null").asException();
    }
    return new Destination(
        to.country(), to.postalCode(), new Location(to.latitude(), to.longitude()));
  }

  /** Where customers with the postal code, else in the city, are; a parcel needs a postal code. */
  private Destination knownDestination(NewOrder.ShipTo to) {
    String postalCode = Objects.requireNonNullElse(to.postalCode(), "");
    String city = Objects.requireNonNullElse(to.city(), "");
    return orders
        .locate(to.country(), postalCode, city)
        .map(
            place ->
                new Destination(
                    to.country(),
                    postalCode.isEmpty() ? place.postalCode() : postalCode,
                    place.location()))
        .orElseThrow(
            () ->
                Problem.invalid(
                        "shipTo",
                        "latitude and longitude are needed: neither the postal code '%s' nor the city '%s' of %s is known"
                            .formatted(postalCode, city, to.country()))
                    .asException());
  }
}
