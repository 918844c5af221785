package io.holdfast.receiving;

import java.util.UUID;

/** Nothing more is expected of the inbound shipment. */
public class IllegalInboundStateException extends RuntimeException {
  public IllegalInboundStateException(UUID inbound, InboundStatus status) {
    super("inbound shipment " + inbound + " is " + status);
  }
}
