package io.holdfast.web.sales;

import io.holdfast.platform.security.Role;
import io.holdfast.sales.SaleService;
import io.holdfast.web.http.Created;
import io.holdfast.web.http.EventStream;
import io.holdfast.web.http.RequestBody;
import io.holdfast.web.limits.RequestRates;
import io.holdfast.web.problems.Failures;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets of a sale. Hot path: a poll asks no database. */
@Path("sales")
@Singleton
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
@Tag(name = "Flash sales")
public class TicketsResource {
  private final SaleService sales;
  private final RequestRates rates;
  private final RequestBody<NewTicket> bodies;

  @Inject
  public TicketsResource(SaleService sales, RequestRates rates, Validator validator) {
    this.sales = sales;
    this.rates = rates;
    this.bodies = new RequestBody<>(NewTicket.class, validator);
  }

  /** Gives a customer a ticket, or the same again. */
  @POST
  @Path("{id}/tickets")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "takeSaleTicket",
      summary = "The ticket of a customer, the same whenever it is asked for",
      description =
          "Who comes before the opening is ordered by lot at the opening; who comes after stands"
              + " behind. The ticket buys for its customer only, one order.")
  @APIResponse(
      responseCode = "201",
      description = "The ticket; ask again after pollAfterSeconds",
      content = @Content(schema = @Schema(implementation = TicketJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-sale, or another customer's")
  @APIResponse(responseCode = "409", description = "illegal-sale-state: the sale is over")
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: of the client or the customer; see Retry-After")
  @APIResponse(responseCode = "503", description = "Too many ask at once; see Retry-After")
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTicket.class)))
  public CompletionStage<Response> take(
      @PathParam("id") String id, @Context SecurityContext caller, byte[] body) {
    String sale = SaleTerms.id(id);
    String customer = bodies.read(body).customerId();
    rates.require(caller, customer);
    return sales
        .ticket(sale, customer)
        .handle(
            (ticket, failure) ->
                failure == null
                    ? Created.at("sales/" + sale + "/tickets", ticket.text())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(TicketJson.of(ticket))
                        .build()
                    : Failures.answer(failure));
  }

  /** What a ticket is good for now. */
  @GET
  @Path("{id}/tickets/{ticket}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "getSaleTicket", summary = "What a ticket is good for now")
  @APIResponse(
      responseCode = "200",
      description = "The ticket; ask again after pollAfterSeconds",
      content = @Content(schema = @Schema(implementation = TicketJson.class)))
  @APIResponse(responseCode = "404", description = "unknown-sale or unknown-sale-ticket")
  public TicketJson get(@PathParam("id") String id, @PathParam("ticket") String ticket) {
    return TicketJson.of(sales.find(SaleTerms.id(id), ticket));
  }

  /** The same as a stream. */
  @GET
  @Path("{id}/tickets/{ticket}/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "followSaleTicket",
      summary = "What a ticket is good for, as server-sent events",
      description = "An event named ticket now and whenever the state changes, in place of polls.")
  @APIResponse(
      responseCode = "200",
      description = "Open until the client closes it",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "404", description = "unknown-sale or unknown-sale-ticket")
  @APIResponse(responseCode = "503", description = "Too many streams are open; see Retry-After")
  public void follow(
      @PathParam("id") String id,
      @PathParam("ticket") String ticket,
      @Context SseEventSink sink,
      @Context Sse sse) {
    String sale = SaleTerms.id(id);
    sales.follow(
        sale, ticket, new TicketStream(new EventStream(sink, sse, TicketStream.MOST_UNREAD)));
  }
}
