package io.holdfast.stream.order;

/**
 * A change of the sales of a minute: what an order adds to them, or takes from them.
 *
 * @param minute its first moment, in milliseconds since 1970
 * @param category empty while the product is not known
 * @param orders 1 for a new part, 0 for a change of one, -1 for one that moves elsewhere
 * @param versions by how much the version of the minute rises
 */
public record Sale(
    long minute,
    String sku,
    String warehouse,
    String category,
    String currency,
    int orders,
    long units,
    long revenue,
    long cancelledUnits,
    long cancelledRevenue,
    long versions) {

  /** The minute, SKU, warehouse, category and currency. */
  public String key() {
    return minute + "\n" + sku + "\n" + warehouse + "\n" + category + "\n" + currency;
  }
}
