package io.holdfast.notifications.outgoing;

import io.holdfast.notifications.outgoing.DeliveryTable.Outcome;
import java.time.Duration;
import java.util.List;

/** What a sender has to send. Only the sender's own thread calls it. */
interface Backlog {
  /**
   * Claims messages that are due and whose receiver is not known to fail.
   *
   * @param now {@link System#nanoTime}
   */
  List<Delivery> claim(int limit, Duration lease, long now);

  /** Records how attempts ended. */
  void record(List<Outcome> outcomes);

  /** These attempts are recorded. */
  void ended(List<Finished> attempts, long now);
}
