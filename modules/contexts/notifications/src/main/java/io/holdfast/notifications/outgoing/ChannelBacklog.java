package io.holdfast.notifications.outgoing;

import io.holdfast.notifications.Channel;
import io.holdfast.notifications.outgoing.DeliveryResult.Unreachable;
import io.holdfast.notifications.outgoing.DeliveryTable.Outcome;
import java.time.Duration;
import java.util.List;

/** The messages of a channel with one receiver, such as a mail server. */
final class ChannelBacklog implements Backlog {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Channel channel;
  private final DeliveryTable table;
  private final CircuitBreaker breaker = new CircuitBreaker(LONGEST_PAUSE);

  ChannelBacklog(Channel channel, DeliveryTable table) {
    this.channel = channel;
    this.table = table;
  }

  @Override
  public List<Delivery> claim(int limit, Duration lease, long now) {
    int allowed = breaker.allowed(limit, now);
    if (allowed == 0) {
      return List.of();
    }
    List<Delivery> claimed = table.claim(channel, allowed, lease);
    if (!claimed.isEmpty()) {
      breaker.started();
    }
    return claimed;
  }

  @Override
  public void record(List<Outcome> outcomes) {
    table.record(outcomes);
  }

  @Override
  public void ended(List<Finished> attempts, long now) {
    for (Finished attempt : attempts) {
      if (attempt.result() instanceof Unreachable) {
        breaker.failed(now);
      } else {
        breaker.succeeded();
      }
    }
  }
}
