package io.holdfast.inventory;

import io.holdfast.kernel.ReservationStatus;
import io.holdfast.kernel.event.StockEvent;

/** How a reservation ends or is committed. */
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

  /** Movement kind of the ledger entry. */
  public String movement() {
    return movement;
  }

  /** The event type published for it. */
  public StockEvent event() {
    return event;
  }

  /** Whether the units can be sold again. */
  public boolean frees() {
    return this != COMMITTED;
  }

  /** Whether it also ends committed reservations. Expiry does not: a paid order does not expire. */
  public boolean endsCommitted() {
    return ReservationStatus.COMMITTED.mayBecome(status);
  }
}
