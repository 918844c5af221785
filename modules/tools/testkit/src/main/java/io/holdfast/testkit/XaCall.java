package io.holdfast.testkit;

/** The calls of the X/Open XA protocol at which a {@link FaultPlan} can strike. */
public enum XaCall {
  /** First phase: the branch promises that it can commit. */
  PREPARE,
  /** Second phase, or the only one when a transaction has a single branch. */
  COMMIT,
  ROLLBACK
}
