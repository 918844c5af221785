package io.holdfast.orders.placement;

import io.holdfast.kernel.ConflictException;

/** A sale was made or changed while an order was decided. */
final class SalesChangedException extends ConflictException {
  SalesChangedException() {
    super("a sale changed while an order was decided");
  }
}
