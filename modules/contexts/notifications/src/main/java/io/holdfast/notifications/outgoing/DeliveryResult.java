package io.holdfast.notifications.outgoing;

import java.time.Duration;

/** How an attempt ended. */
public sealed interface DeliveryResult {

  /**
   * The receiver accepted it.
   *
   * @param code of the receiver's answer; null if it has none
   */
  record Sent(Integer code) implements DeliveryResult {}

  /**
   * This message failed for now.
   *
   * @param after how long the receiver wants to be left alone; null if it did not say
   * @param code of the receiver's answer; null if there was none
   */
  record Later(Duration after, Integer code, String error) implements DeliveryResult {}

  /** This message will never be accepted. */
  record Refused(Integer code, String error) implements DeliveryResult {}

  /** Nothing can be sent over this channel now; the message is not to blame. */
  record Unreachable(String error) implements DeliveryResult {}
}
