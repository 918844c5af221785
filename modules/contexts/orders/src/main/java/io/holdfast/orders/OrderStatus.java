package io.holdfast.orders;

/** The states of an order. */
public enum OrderStatus {
  PLACED,
  CONFIRMED,
  SHIPPED,
  COMPLETED,
  REJECTED,
  CANCELLED,
  EXPIRED,
  RETURNED
}
