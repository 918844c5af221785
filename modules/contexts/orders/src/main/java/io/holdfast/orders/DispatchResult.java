package io.holdfast.orders;

/** What became of one parcel. */
public sealed interface DispatchResult {

  /** Its units have left the stock and are counted as shipped. */
  record Dispatched() implements DispatchResult {}

  /**
   * It cannot ship, now or later: the order has ended, its units were cancelled, its payment no
   * longer holds, or the warehouse has not reserved these units for it.
   *
   * @param reason for display; never null
   */
  record Refused(String reason) implements DispatchResult {}

  /** The warehouse is unreachable or its stock is locked; nothing changed, retry later. */
  record Postponed() implements DispatchResult {}
}
