package io.holdfast.inventory;

/** Why somebody corrected the stock on hand. */
public enum AdjustmentReason {
  COUNT,
  DAMAGED,
  LOST,
  FOUND,
  EXPIRED,
  OTHER
}
