package io.holdfast.stream.sales;

import io.holdfast.stream.order.Sale;

/** Sums of one minute; kept in the state of the job. */
public final class MinuteState {
  /** Orders with such a part. */
  public long orders;

  /** Units ordered. */
  public long units;

  /** What they cost, in minor units. */
  public long revenue;

  /** Units cancelled since. */
  public long cancelledUnits;

  /** What the cancelled ones cost, in minor units. */
  public long cancelledRevenue;

  /** Rises with each change, whatever the order of the changes. */
  public long version;

  /** For the serializer. */
  public MinuteState() {}

  void add(Sale sale) {
    orders += sale.orders();
    units += sale.units();
    revenue += sale.revenue();
    cancelledUnits += sale.cancelledUnits();
    cancelledRevenue += sale.cancelledRevenue();
    version += sale.versions();
  }
}
