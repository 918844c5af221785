package io.holdfast.web.orders;

import io.holdfast.sales.TicketRefusal;
import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import jakarta.ws.rs.core.Response;

/** Builds the HTTP answer to an order whose ticket does not buy. */
final class TicketAnswer {
  private TicketAnswer() {}

  static Response of(TicketRefusal why) {
    if (why instanceof TicketRefusal.Required required) {
      return Problem.of(
              ProblemType.SALE_TICKET_REQUIRED,
              "Send the header Sale-Ticket with an admitted ticket of the sale " + required.sale())
          .with("sale", required.sale())
          .toResponse();
    }
    if (why instanceof TicketRefusal.Waiting waiting) {
      return Problem.of(
              ProblemType.SALE_TICKET_WAITING,
              "About " + waiting.retryAfterSeconds() + " s; nothing was reserved")
          .toResponse(waiting.retryAfterSeconds());
    }
    return Problem.of(ProblemType.SALE_TICKET_INVALID, ((TicketRefusal.Invalid) why).why())
        .toResponse();
  }
}
