package io.holdfast.receiving;

import java.util.UUID;

/** There is no such inbound shipment. */
public class UnknownInboundException extends RuntimeException {
  public UnknownInboundException(UUID id) {
    super("there is no inbound shipment " + id);
  }
}
