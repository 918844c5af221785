package io.holdfast.receiving;

/** States of an inbound shipment. */
public enum InboundStatus {
  /** Nothing has come yet. */
  ANNOUNCED,
  /** A part has come, more is expected. */
  PARTLY_RECEIVED,
  /** All has come, or the rest was given up. */
  RECEIVED,
  /** Given up before anything came. */
  CANCELLED;

  /** Whether nothing more is expected. */
  public boolean isFinal() {
    return this == RECEIVED || this == CANCELLED;
  }
}
