package io.holdfast.notifications.outgoing;

import io.holdfast.notifications.outgoing.DeliveryResult.Later;
import io.holdfast.notifications.outgoing.DeliveryResult.Sent;
import io.holdfast.notifications.outgoing.DeliveryTable.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The messages to webhooks: each is a receiver of its own, with its own limit and breaker. */
final class WebhookBacklog implements Backlog {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int AT_ONCE = 4;

  private final DeliveryTable table;
  private final WebhookHealth health;

  /** Of the webhooks that failed last; the others have none. */
  private final Map<String, CircuitBreaker> breakers = new HashMap<>();

  private final Map<String, Integer> underWay = new HashMap<>();

  WebhookBacklog(DeliveryTable table, WebhookHealth health) {
    this.table = table;
    this.health = health;
  }

  @Override
  public List<Delivery> claim(int limit, Duration lease, long now) {
    List<String> suspects = new ArrayList<>();
    Set<String> passedOver = new HashSet<>(underWay.keySet());
    passedOver.addAll(breakers.keySet());
    breakers.forEach(
        (webhook, breaker) -> {
          if (breaker.allowed(1, now) > 0 && !underWay.containsKey(webhook)) {
            suspects.add(webhook);
          }
        });
    List<Delivery> claimed =
        new ArrayList<>(table.claimOfWebhooks(null, passedOver, AT_ONCE, limit, lease));
    int room = limit - claimed.size();
    if (!suspects.isEmpty() && room > 0) {
      claimed.addAll(table.claimOfWebhooks(suspects, Set.of(), 1, room, lease));
    }
    for (Delivery delivery : claimed) {
      underWay.merge(delivery.recipient(), 1, Integer::sum);
      CircuitBreaker breaker = breakers.get(delivery.recipient());
      if (breaker != null) {
        breaker.started();
      }
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
      String webhook = attempt.delivery().recipient();
      underWay.computeIfPresent(webhook, (id, count) -> count > 1 ? count - 1 : null);
      if (attempt.result() instanceof Sent) {
        breakers.remove(webhook);
      } else {
        CircuitBreaker breaker =
            breakers.computeIfAbsent(webhook, id -> new CircuitBreaker(LONGEST_PAUSE));
        if (attempt.result() instanceof Later later && later.after() != null) {
          breaker.rest(later.after(), now);
        } else {
          breaker.failed(now);
        }
      }
    }
    health.record(attempts);
  }
}
