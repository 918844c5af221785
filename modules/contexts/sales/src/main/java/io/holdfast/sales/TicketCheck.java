package io.holdfast.sales;

/** What an order's ticket is good for. */
public sealed interface TicketCheck {
  /** No SKU of the order is in a sale. */
  record NotNeeded() implements TicketCheck {}

  /**
   * The ticket buys.
   *
   * @param position from 0
   */
  record Admitted(String sale, long position) implements TicketCheck {}

  /** It does not. */
  record Refused(TicketRefusal why) implements TicketCheck {}
}
