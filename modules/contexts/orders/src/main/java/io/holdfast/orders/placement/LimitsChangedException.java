package io.holdfast.orders.placement;

import io.holdfast.kernel.ConflictException;

/** A purchase limit was changed while an order was decided. */
final class LimitsChangedException extends ConflictException {
  LimitsChangedException() {
    super("a purchase limit changed while an order was decided");
  }
}
