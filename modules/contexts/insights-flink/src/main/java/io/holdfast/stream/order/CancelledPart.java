package io.holdfast.stream.order;

/** Units of a part of an order that were cancelled; kept in the state of the job. */
public final class CancelledPart {
  /** Stock keeping unit. */
  public String sku;

  /** Code of the warehouse. */
  public String warehouse;

  /** Units. */
  public long units;

  /** The change of the order. */
  public int change;

  /** For the serializer. */
  public CancelledPart() {}

  CancelledPart(String sku, String warehouse, long units, int change) {
    this.sku = sku;
    this.warehouse = warehouse;
    this.units = units;
    this.change = change;
  }
}
