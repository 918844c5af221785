package io.holdfast.fulfilment;

/** The state of a shipment or of its order does not permit what was asked. */
public final class IllegalShipmentStateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public IllegalShipmentStateException(String message) {
    super(message);
  }
}
