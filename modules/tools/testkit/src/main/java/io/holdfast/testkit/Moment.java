package io.holdfast.testkit;

/** On which side of the real call a fault strikes. */
public enum Moment {
  /** The database never sees the call. */
  BEFORE,
  /** The database has done the call; its answer is lost. */
  AFTER
}
