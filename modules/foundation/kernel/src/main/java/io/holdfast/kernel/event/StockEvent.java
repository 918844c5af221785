package io.holdfast.kernel.event;

/** What happens to warehouses and to the stock in them. */
public enum StockEvent implements EventType {
  /** Units are promised to orders that wait for their payment. */
  RESERVED("io.holdfast.stock.reserved.v1"),
  /** Reserved units are promised for good; no counter moves. */
  COMMITTED("io.holdfast.stock.committed.v1"),
  /** Reserved units can be sold again. */
  RELEASED("io.holdfast.stock.released.v1"),
  /** Reserved units have left. */
  SHIPPED("io.holdfast.stock.shipped.v1"),
  /** What lies there was corrected by hand. */
  ADJUSTED("io.holdfast.stock.adjusted.v1"),
  /** Goods came in. */
  RECEIVED("io.holdfast.stock.received.v1"),
  /** What is kept back from sale was set. */
  SAFETY_STOCK_SET("io.holdfast.stock.safety-stock-set.v1"),
  /** What can be sold of a SKU fell to its threshold or below; once for each crossing. */
  LOW("io.holdfast.stock.low.v1"),
  /** A warehouse was taken up. */
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
