package io.holdfast.operations;

import java.util.List;

/** A customer has orders that have not ended: what is known of it is still needed. */
public class OrdersUnderWayException extends RuntimeException {
  private final transient List<String> orders;

  /**
   * @param orders ids of the first such orders
   */
  public OrdersUnderWayException(List<String> orders) {
    super("the customer has orders that have not ended");
    this.orders = orders;
  }

  /** Ids of the first such orders. */
  public List<String> orders() {
    return orders;
  }
}
