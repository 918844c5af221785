package io.holdfast.orders;

/** How an order is placed. */
public enum PlacementMode {
  /** In one transaction over all its warehouses: reserved when the call returns. */
  ATOMIC,
  /** Each warehouse reserves by itself on a message, and answers by event. */
  SAGA
}
