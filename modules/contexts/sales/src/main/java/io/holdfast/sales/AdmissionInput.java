package io.holdfast.sales;

import io.holdfast.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What admission has to know of orders and stock, which this module does not call. */
public interface AdmissionInput {
  /**
   * Units of some SKUs.
   *
   * @param left units that can be reserved in the warehouses that answered
   * @param certain whether all answered
   */
  record Units(long left, boolean certain) {}

  /** Units of these SKUs. */
  Units units(Collection<Sku> skus);

  /** How many tickets with a position from {@code first} on were used. */
  long used(String sale, long first);

  /** Units of the orders placed with tickets, without those that ended without a sale. */
  long sold(String sale);

  /** When each of these positions bought; positions that did not are missing. */
  Map<Long, Instant> usedAt(String sale, Collection<Long> positions);

  /** How busy placement is: 0 if no order waits, 1 if no more can be taken. */
  double load();
}
