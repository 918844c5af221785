package io.holdfast.web.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketState;
import io.holdfast.web.json.EnumSchemas;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket and what it is good for now.
 *
 * @param place in the order of arrival, from 0
 * @param position whose turn it is, from 1; left out until the draw was held
 * @param waitSeconds about how long until its turn; 0 if it does not wait
 * @param pollAfterSeconds when to ask again
 * @param usableUntil left out unless it is admitted
 */
@Schema(name = "SaleTicket")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketJson(
    String ticket,
    @Schema(ref = EnumSchemas.TICKET_STATE) TicketState state,
    long place,
    Long position,
    long waitSeconds,
    int pollAfterSeconds,
    @Schema(format = "date-time") String usableUntil) {

  static TicketJson of(Ticket ticket) {
    return new TicketJson(
        ticket.text(),
        ticket.state(),
        ticket.place(),
        ticket.position(),
        ticket.waitSeconds(),
        ticket.pollAfterSeconds(),
        ticket.usableUntil() == null ? null : ticket.usableUntil().toString());
  }
}
