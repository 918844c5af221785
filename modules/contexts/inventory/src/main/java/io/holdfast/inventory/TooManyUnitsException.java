package io.holdfast.inventory;

/** More units would lie there than can be counted (2,147,483,647 of one SKU in one warehouse). */
public class TooManyUnitsException extends RuntimeException {
  public TooManyUnitsException(String where) {
    super("more units of " + where + " than can be counted");
  }
}
