package io.holdfast.stream.order;

/** Units of one SKU that an order takes from one warehouse; kept in the state of the job. */
public final class OrderPart {
  /** Stock keeping unit. */
  public String sku;

  /** Code of the warehouse. */
  public String warehouse;

  /** Category of the SKU when the order came in; empty while the product is not known. */
  public String category;

  /** Units ordered. */
  public long units;

  /** Price of one unit, in minor units. */
  public long unitPrice;

  /** Units cancelled since. */
  public long cancelled;

  /** The last change of the order that changed this part, counted from 1. */
  public long version;

  /** Cancelled units that are in the sales. */
  public long countedCancelled;

  /** The version that is in the sales; 0 if the part is not in them. */
  public long countedVersion;

  /** The category it is in the sales with. */
  public String countedCategory;

  /** For the serializer. */
  public OrderPart() {}

  long revenue() {
    return units * unitPrice;
  }
}
