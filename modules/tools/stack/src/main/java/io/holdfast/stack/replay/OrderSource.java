package io.holdfast.stack.replay;

/** Source of orders. Thread-safe and deterministic: an ordinal always gives the same order. */
public interface OrderSource {

  /**
   * The JSON body of an order.
   *
   * @param ordinal from 0, unbounded
   * @param token the payment token to pay with
   */
  byte[] body(long ordinal, String token);
}
