package io.holdfast.orders;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import java.util.List;
import java.util.Map;

/** Placements that leave no trace, to exercise the server before buyers come. For one thread. */
@FunctionalInterface
public interface OrderRehearsal {
  /** The only SKU of such orders; no catalogue has it. */
  Sku SKU = new Sku("holdfast.rehearsal");

  /**
   * Decides and writes orders in a transaction that is rolled back.
   *
   * @return what the buyers would be answered, in this order
   */
  List<PlacementResult> run(Map<IdempotencyKey, PlaceOrder> batch);
}
