package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import java.util.List;

/** Hands events to the broker. */
public interface EventSender {
  /**
   * Sends all or none; on return the broker has stored them.
   *
   * @throws io.holdfast.kernel.UnavailableException if the broker cannot be reached
   * @throws RuntimeException if it refused: one of them, or because it has one of them already
   */
  void send(List<DomainEvent> events);

  /**
   * Sends all or none, though some may have been sent before: the broker takes them in any case,
   * and its consumers know them by their inbox.
   *
   * @throws io.holdfast.kernel.UnavailableException if the broker cannot be reached
   * @throws RuntimeException if it refused one of them
   */
  default void sendAgain(List<DomainEvent> events) {
    send(events);
  }
}
