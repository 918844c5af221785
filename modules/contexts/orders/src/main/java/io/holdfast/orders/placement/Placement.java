package io.holdfast.orders.placement;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.orders.PlaceOrder;

/** An order to be placed under its key. */
public record Placement(IdempotencyKey key, PlaceOrder order) {}
