package io.holdfast.kernel.event;

/** Events of warehouses and their stock. */
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
  /** Safety stock was set. */
  SAFETY_STOCK_SET("io.holdfast.stock.safety-stock-set.v1"),
  /** Available units of a SKU fell to the threshold or below; once for each crossing. */
  LOW("io.holdfast.stock.low.v1"),
  /** A warehouse was registered. */
  WAREHOUSE_REGISTERED("io.holdfast.warehouse.registered.v1");

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
