package io.holdfast.chaos.fault;

/** An active fault. */
@FunctionalInterface
public interface ActiveFault {
  /** Ends the fault; the part may need time to recover. */
  void heal();
}
