package io.holdfast.inventory;

import io.holdfast.kernel.WarehouseCode;

/** There is no warehouse of that code. */
public class UnknownWarehouseException extends RuntimeException {
  public UnknownWarehouseException(WarehouseCode code) {
    super("there is no warehouse " + code);
  }
}
