package io.holdfast.fulfilment;

import java.util.UUID;

/** There is no shipment with this id. */
public final class UnknownShipmentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownShipmentException(UUID id) {
    super("there is no shipment " + id);
  }
}
