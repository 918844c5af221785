package io.holdfast.inventory;

import java.util.List;
import java.util.UUID;

/**
 * The answer of a warehouse to one request, as its event carries it.
 *
 * @param shortages of a refusal; null otherwise
 */
public record ReservationAnswer(UUID orderId, Outcome outcome, List<Shortage> shortages) {

  /** What the warehouse did. */
  public enum Outcome {
    /** Every unit is reserved. */
    RESERVED,
    /** Nothing is reserved: stock is insufficient. */
    REFUSED,
    /** Nothing is reserved any more, or ever will be. */
    RELEASED
  }

  /** A SKU of which the warehouse has too few units. */
  public record Shortage(String sku, int requested, int available) {}

  /** The data of the event. */
  public record Event(String warehouse, List<ReservationAnswer> answers) {}
}
