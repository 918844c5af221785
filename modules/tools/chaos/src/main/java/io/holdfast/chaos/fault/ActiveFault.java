package io.holdfast.chaos.fault;

/** A fault that is there until it is healed. */
@FunctionalInterface
public interface ActiveFault {
  /** Undoes the fault, as far as it is ours to undo; the part may need time to come back. */
  void heal();
}
