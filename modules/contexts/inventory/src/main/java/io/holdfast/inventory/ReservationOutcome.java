package io.holdfast.inventory;

import io.holdfast.kernel.ReservationStatus;
import io.holdfast.kernel.event.StockEvent;

/** How a reservation ends, or is made firm. */
public enum ReservationOutcome {
  /** The order is confirmed: the units stay reserved until they ship. */
  COMMITTED(ReservationStatus.COMMITTED, "COMMIT", StockEvent.COMMITTED),
  /** The order is cancelled: the units can be sold again. */
  RELEASED(ReservationStatus.RELEASED, "RELEASE", StockEvent.RELEASED),
  /** The order was not paid in time: the units can be sold again. */
  EXPIRED(ReservationStatus.EXPIRED, "EXPIRE", StockEvent.RELEASED);

  private final ReservationStatus status;
  private final String movement;
  private final StockEvent event;

  ReservationOutcome(ReservationStatus status, String movement, StockEvent event) {
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
    return ReservationStatus.COMMITTED.mayBecome(status);
  }
}
