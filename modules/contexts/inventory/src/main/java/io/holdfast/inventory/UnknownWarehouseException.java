package io.holdfast.inventory;

import io.holdfast.kernel.WarehouseCode;

/** No warehouse has this code. */
public class UnknownWarehouseException extends RuntimeException {
  public UnknownWarehouseException(WarehouseCode code) {
    super("there is no warehouse " + code);
  }
}
