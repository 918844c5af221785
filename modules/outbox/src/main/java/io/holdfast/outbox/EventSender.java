package io.holdfast.outbox;

import io.holdfast.kernel.DomainEvent;
import java.util.List;

/** Hands events to the broker. */
public interface EventSender {
  /**
   * Sends all or none; on return the broker has stored them.
   *
   * @throws io.holdfast.kernel.UnavailableException if the broker cannot be reached
   * @throws RuntimeException if it refused; what it got it drops when it is sent again
   */
  void send(List<DomainEvent> events);
}
