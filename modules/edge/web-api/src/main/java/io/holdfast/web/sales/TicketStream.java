package io.holdfast.web.sales;

import io.holdfast.sales.Ticket;
import io.holdfast.sales.TicketListener;
import io.holdfast.web.http.EventStream;

/**
 * The states of one ticket to a client.
 *
 * @param events to the client
 */
record TicketStream(EventStream events) implements TicketListener {
  /** States that may wait for the client. */
  static final int MOST_UNREAD = 20;

  @Override
  public void ticket(Ticket ticket) {
    events.send("ticket", TicketJson.of(ticket));
  }

  @Override
  public void keepAlive() {
    events.keepAlive();
  }

  @Override
  public boolean isOpen() {
    return events.isOpen();
  }

  @Override
  public void close() {
    events.close();
  }
}
