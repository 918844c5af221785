package io.holdfast.exchange;

/** The state of an import whose file has arrived. */
public enum ImportState {
  RUNNING,
  DONE,
  FAILED
}
