package io.holdfast.sales;

/** Why a SKU of a sale is not sold. */
public sealed interface TicketRefusal {
  /** No ticket was shown. */
  record Required(String sale) implements TicketRefusal {}

  /** The ticket is forged, of another sale or customer, too old, or was used. */
  record Invalid(String why) implements TicketRefusal {}

  /**
   * Its turn has not come.
   *
   * @param retryAfterSeconds at least 1
   */
  record Waiting(int retryAfterSeconds) implements TicketRefusal {}
}
