package io.holdfast.inventory;

/** Why stock on hand was adjusted. */
public enum AdjustmentReason {
  COUNT,
  DAMAGED,
  LOST,
  FOUND,
  EXPIRED,
  OTHER
}
