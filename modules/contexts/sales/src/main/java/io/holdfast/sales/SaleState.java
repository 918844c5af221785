package io.holdfast.sales;

/** What a sale is doing. */
public enum SaleState {
  /** Tickets are given; the draw has not been held. */
  SCHEDULED,
  /** Ticket holders are admitted. */
  OPEN,
  /** Every unit is sold or reserved; it opens again if units come back. */
  SOLD_OUT,
  /** Its SKUs are sold to anybody. */
  CLOSED
}
