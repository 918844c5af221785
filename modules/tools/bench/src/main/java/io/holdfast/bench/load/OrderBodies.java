package io.holdfast.bench.load;

/** The bodies of the orders of a run. */
@FunctionalInterface
public interface OrderBodies {

  /** The body of {@code POST /orders} of an ordinal, in UTF-8. */
  byte[] body(long ordinal);
}
