package io.holdfast.kernel;

import java.util.Set;

/** The states of a shipment, and which may follow which. */
public enum ShipmentStatus {
  /** It waits for its label. */
  PENDING,
  /** It has a label and waits for its dispatch. */
  LABELLED,
  /** It has left its warehouse. */
  DISPATCHED,
  /** It reached its destination. */
  DELIVERED,
  /** The carrier lost it. */
  LOST,
  /** It was cancelled before it left. */
  CANCELLED;

  private static final Transitions<ShipmentStatus> TABLE =
      Transitions.between(ShipmentStatus.class)
          .from(PENDING, LABELLED, CANCELLED)
          .from(LABELLED, DISPATCHED, CANCELLED)
          .from(DISPATCHED, DELIVERED, LOST);

  /** Whether a shipment may go from this state to the other. */
  public boolean mayBecome(ShipmentStatus next) {
    return TABLE.allows(this, next);
  }

  /** The states that may follow this one; empty for a final state. */
  public Set<ShipmentStatus> next() {
    return TABLE.next(this);
  }
}
