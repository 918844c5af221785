package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import java.util.List;

/** Sends events to the broker. */
public interface EventSender {
  /**
   * Sends all or none; on return the broker has stored them.
   *
   * @throws io.holdfast.kernel.UnavailableException if the broker cannot be reached
   * @throws RuntimeException if the broker refused the batch: because of an invalid event, or
   *     because it stored one of them before
   */
  void send(List<DomainEvent> events);

  /**
   * Sends all or none, without duplicate detection: some may have been sent before, and consumers
   * ignore those by their inbox.
   *
   * @throws io.holdfast.kernel.UnavailableException if the broker cannot be reached
   * @throws RuntimeException if the broker refused one of them
   */
  default void sendAgain(List<DomainEvent> events) {
    send(events);
  }
}
