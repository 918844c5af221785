package io.holdfast.fulfilment.record;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.WarehouseCode;
import java.util.UUID;

/**
 * A shipment that this server holds until its lease ends.
 *
 * @param version of the row; whoever takes the shipment over advances it
 * @param attempts this one included
 */
public record Claim(
    UUID id,
    OrderId order,
    WarehouseCode warehouse,
    Task task,
    int units,
    int version,
    int attempts) {

  /** What is to be done. */
  public enum Task {
    LABEL,
    DISPATCH,
    VOID
  }
}
