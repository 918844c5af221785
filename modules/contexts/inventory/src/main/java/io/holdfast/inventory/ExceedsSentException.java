package io.holdfast.inventory;

import io.holdfast.kernel.Sku;

/** More units would be received of a transfer than are in transit. */
public class ExceedsSentException extends RuntimeException {
  public ExceedsSentException(Sku sku, int units, int inTransit) {
    super("%s units of %s cannot arrive, %s are in transit".formatted(units, sku, inTransit));
  }
}
