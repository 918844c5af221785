package io.holdfast.kernel.event;

/** Events of warehouses, their stock and transfers between them. */
public enum StockEvent implements EventType {
  /** Units were reserved for orders that wait for their payment. */
  RESERVED("io.holdfast.stock.reserved.v1"),
  /** Reservations were committed; no counter changes. */
  COMMITTED("io.holdfast.stock.committed.v1"),
  /** Reserved units were released. */
  RELEASED("io.holdfast.stock.released.v1"),
  /** Reserved units were shipped. */
  SHIPPED("io.holdfast.stock.shipped.v1"),
  /** Stock on hand was adjusted manually. */
  ADJUSTED("io.holdfast.stock.adjusted.v1"),
  /** Goods were received. */
  RECEIVED("io.holdfast.stock.received.v1"),
  /** Goods that a customer sent back were taken in. */
  RETURNED("io.holdfast.stock.returned.v1"),
  /** More or fewer units are on their way to the warehouse. */
  INCOMING_CHANGED("io.holdfast.stock.incoming-changed.v1"),
  /** Units left for another warehouse. */
  TRANSFERRED_OUT("io.holdfast.stock.transferred-out.v1"),
  /** Units of a transfer arrived, or came back. */
  TRANSFERRED_IN("io.holdfast.stock.transferred-in.v1"),
  /** Safety stock was set. */
  SAFETY_STOCK_SET("io.holdfast.stock.safety-stock-set.v1"),
  /** Available units of a SKU fell to the threshold or below; once for each crossing. */
  LOW("io.holdfast.stock.low.v1"),
  /** A warehouse answered requests to reserve or release units for orders that are PENDING. */
  RESERVATION_ANSWERED("io.holdfast.stock.reservation-answered.v1"),
  /** A warehouse was registered. */
  WAREHOUSE_REGISTERED("io.holdfast.warehouse.registered.v1"),
  /** A transfer left. */
  TRANSFER_DISPATCHED("io.holdfast.transfer.dispatched.v1"),
  /** A transfer was received, in part or to its end. */
  TRANSFER_RECEIVED("io.holdfast.transfer.received.v1"),
  /** A transfer was cancelled in transit. */
  TRANSFER_CANCELLED("io.holdfast.transfer.cancelled.v1");

  /** The address of all of them. */
  public static final String STREAM = "holdfast.stock";

  private final String type;

  StockEvent(String type) {
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
