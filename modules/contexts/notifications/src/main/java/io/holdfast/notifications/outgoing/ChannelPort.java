package io.holdfast.notifications.outgoing;

/** Sends messages over one channel. */
@FunctionalInterface
public interface ChannelPort {
  /**
   * Sends one message and waits a bounded time for the receiver's answer. The message id goes with
   * it, so that a receiver can recognise a repetition. No transaction is open.
   */
  DeliveryResult send(Delivery delivery);
}
