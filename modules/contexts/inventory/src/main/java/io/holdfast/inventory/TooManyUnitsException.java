package io.holdfast.inventory;

/** The counter would exceed its maximum (2,147,483,647 units of one SKU in one warehouse). */
public class TooManyUnitsException extends RuntimeException {
  public TooManyUnitsException(String where) {
    super("more units of " + where + " than can be counted");
  }
}
