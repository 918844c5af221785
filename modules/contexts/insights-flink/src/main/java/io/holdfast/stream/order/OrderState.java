package io.holdfast.stream.order;

import java.util.ArrayList;
import java.util.List;

/** What is known of an order; kept in the state of the job. */
public final class OrderState {
  /** When it was placed, in milliseconds since 1970; 0 while that is not known. */
  public long placedAt;

  /** When its last known change was made, in milliseconds since 1970. */
  public long changedAt;

  /** ISO 4217 code. */
  public String currency;

  /** As in the public interface. */
  public String status = "";

  /** The change that gave it its status. */
  public int statusVersion = -1;

  /** The last known change. */
  public int version = -1;

  /** Up to this change everything is known from a snapshot. */
  public int coveredVersion = -1;

  /** Its parts; empty while they are not known. */
  public List<OrderPart> parts = new ArrayList<>();

  /**
   * Units cancelled by changes that no snapshot covers: applied to the parts when these become
   * known, and again when a snapshot of an earlier change replaces them.
   */
  public List<CancelledPart> unitsCancelled = new ArrayList<>();

  /** The events that have been applied. */
  public List<Long> applied = new ArrayList<>();

  /** For the serializer. */
  public OrderState() {}

  boolean isPlaced() {
    return placedAt > 0;
  }

  void status(String name, int change, long at) {
    if (change >= statusVersion) {
      status = name;
      statusVersion = change;
    }
    changed(change, at);
  }

  void changed(int change, long at) {
    version = Math.max(version, change);
    changedAt = Math.max(changedAt, at);
  }

  /** All units are cancelled if the order is. */
  void cancelAllIfOver() {
    if (status.equals("CANCELLED") || status.equals("EXPIRED")) {
      for (OrderPart part : parts) {
        part.cancelled = part.units;
        part.version = Math.max(part.version, statusVersion + 1L);
      }
    }
  }

  void cancel(CancelledPart units) {
    unitsCancelled.add(units);
    subtract(units);
  }

  void subtract(CancelledPart units) {
    for (OrderPart part : parts) {
      if (part.sku.equals(units.sku) && part.warehouse.equals(units.warehouse)) {
        part.cancelled = Math.min(part.units, part.cancelled + units.units);
        part.version = Math.max(part.version, units.change + 1L);
      }
    }
  }
}
