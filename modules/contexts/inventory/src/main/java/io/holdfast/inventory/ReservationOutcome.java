package io.holdfast.inventory;

import io.holdfast.kernel.event.StockEvent;

/** How a reservation ends, or is made firm. */
public enum ReservationOutcome {
  /** The order is confirmed: the units stay reserved until they ship. */
  COMMITTED("COMMIT", StockEvent.COMMITTED),
  /** The order is cancelled: the units can be sold again. */
  RELEASED("RELEASE", StockEvent.RELEASED),
  /** The order was not paid in time: the units can be sold again. */
  EXPIRED("EXPIRE", StockEvent.RELEASED);

  private final String movement;
  private final StockEvent event;

  ReservationOutcome(String movement, StockEvent event) {
    this.movement = movement;
    this.event = event;
  }

  /** Kind of the ledger's line. */
  public String movement() {
    return movement;
  }

  /** What is told of it. */
  public StockEvent event() {
    return event;
  }

  /** Whether the units can be sold again. */
  public boolean frees() {
    return this != COMMITTED;
  }

  /** Whether it also ends what is committed already: a paid order does not expire. */
  public boolean endsCommitted() {
    return this == RELEASED;
  }
}
