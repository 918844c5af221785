package io.holdfast.notifications;

/** What a message is about; customers choose their channels for each. */
public enum Topic {
  /** An order and its payment. */
  ORDER,
  /** A parcel, or a return. */
  SHIPMENT,
  /** Stock of a watched product. */
  STOCK
}
