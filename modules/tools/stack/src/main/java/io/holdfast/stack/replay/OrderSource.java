package io.holdfast.stack.replay;

/** Where orders come from. Any ordinal can be asked for, by many threads; answers never differ. */
public interface OrderSource {

  /**
   * The JSON body of an order.
   *
   * @param ordinal from 0, unbounded
   * @param token the payment token to pay with
   */
  byte[] body(long ordinal, String token);
}
