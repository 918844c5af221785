package io.holdfast.inventory;

/** How a reservation ends, or is made firm. */
public enum ReservationOutcome {
  /** The order is confirmed: the units stay reserved until they ship. */
  COMMITTED("COMMIT", "StockCommitted"),
  /** The order is cancelled: the units can be sold again. */
  RELEASED("RELEASE", "StockReleased"),
  /** The order was not paid in time: the units can be sold again. */
  EXPIRED("EXPIRE", "StockReleased");

  private final String movement;
  private final String event;

  ReservationOutcome(String movement, String event) {
    this.movement = movement;
    this.event = event;
  }

  /** Kind of the ledger's line. */
  public String movement() {
    return movement;
  }

  /** Type of the event. */
  public String event() {
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
