package io.holdfast.kernel.event;

/** Events of an order. */
public enum OrderEvent implements EventType {
  /** Its warehouses have been asked to reserve its units; PLACED or REJECTED follows. */
  PENDING("io.holdfast.order.pending.v1"),
  /** Its units are reserved; it waits for its payment. */
  PLACED("io.holdfast.order.placed.v1"),
  /** It could not be placed for lack of stock; unless it was PENDING, this is its only record. */
  REJECTED("io.holdfast.order.rejected.v1"),
  /** It is paid. */
  CONFIRMED("io.holdfast.order.confirmed.v1"),
  /** The payment was declined or the order was cancelled on request. */
  CANCELLED("io.holdfast.order.cancelled.v1"),
  /** Not paid in time. */
  EXPIRED("io.holdfast.order.expired.v1"),
  /** A part was dispatched. */
  PARTLY_SHIPPED("io.holdfast.order.partly-shipped.v1"),
  /** Everything that was not cancelled has been dispatched. */
  SHIPPED("io.holdfast.order.shipped.v1"),
  /** Every shipment was delivered, or was lost and settled. */
  COMPLETED("io.holdfast.order.completed.v1"),
  /** Every delivered unit came back. */
  RETURNED("io.holdfast.order.returned.v1"),
  /** Units were cancelled after another part had been dispatched. */
  UNITS_CANCELLED("io.holdfast.order.units-cancelled.v1");

  /** The address of all of them. */
  public static final String STREAM = "holdfast.orders";

  private final String type;

  OrderEvent(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String stream() {
    return STREAM;
  }
}
