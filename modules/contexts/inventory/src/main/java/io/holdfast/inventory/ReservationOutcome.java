package io.holdfast.inventory;

import io.holdfast.kernel.ReservationStatus;

/** How a reservation ends, or is made firm. */
public enum ReservationOutcome {
  /** The order is confirmed: the units stay reserved until they ship. */
  COMMITTED(ReservationStatus.COMMITTED, "COMMIT", "StockCommitted"),
  /** The order is cancelled: the units can be sold again. */
  RELEASED(ReservationStatus.RELEASED, "RELEASE", "StockReleased"),
  /** The order was not paid in time: the units can be sold again. */
  EXPIRED(ReservationStatus.EXPIRED, "EXPIRE", "StockReleased");

  private final ReservationStatus status;
  private final String movement;
  private final String event;

  ReservationOutcome(ReservationStatus status, String movement, String event) {
    this.status = status;
    this.movement = movement;
    this.event = event;
  }

  /** What the reservation becomes; one of which a part was shipped becomes SHIPPED. */
  public ReservationStatus status() {
    return status;
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
    return ReservationStatus.COMMITTED.mayBecome(status);
  }
}
