package io.holdfast.fulfilment;

import io.holdfast.kernel.ShipmentStatus;

/** What became of the dispatch of one shipment. */
public sealed interface DispatchOutcome {

  /** It has left its warehouse. */
  record Dispatched() implements DispatchOutcome {}

  /** Its order cannot ship: the shipment is cancelled. */
  record Cancelled(String reason) implements DispatchOutcome {}

  /** It is in another state than LABELLED, or another worker holds it; nothing changed. */
  record NotReady(ShipmentStatus status) implements DispatchOutcome {}

  /** Its warehouse is unreachable or stock there is locked; nothing changed, retry later. */
  record Postponed() implements DispatchOutcome {}

  /** There is no such shipment. */
  record Unknown() implements DispatchOutcome {}
}
