package io.holdfast.sales;

/** What a ticket is good for at a moment. */
public enum TicketState {
  /** Its turn has not come. */
  WAITING,
  /** It buys one order. */
  ADMITTED,
  /** It waits, and there is nothing left to wait for unless units come back. */
  SOLD_OUT,
  /** It was admitted and not used in time, or the sale is over. */
  EXPIRED
}
