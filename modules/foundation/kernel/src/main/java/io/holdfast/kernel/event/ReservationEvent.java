package io.holdfast.kernel.event;

/** Requests to a warehouse about one order; they are published on the stream of the orders. */
public enum ReservationEvent implements EventType {
  /** It is to reserve all of these units, or none. */
  REQUESTED("io.holdfast.reservation.requested.v1"),
  /** It is to release what it reserved, and to reserve nothing if it has not yet. */
  RELEASE_REQUESTED("io.holdfast.reservation.release-requested.v1");

  private final String type;

  ReservationEvent(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String stream() {
    return OrderEvent.STREAM;
  }
}
