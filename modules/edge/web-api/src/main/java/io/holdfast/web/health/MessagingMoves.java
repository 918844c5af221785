package io.holdfast.web.health;

import io.holdfast.messaging.ConsumerState;
import io.holdfast.messaging.MessageConsumers;
import io.holdfast.messaging.RelayState;
import io.holdfast.messaging.Relays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while a relay or a consumer has had one batch or message in hand for longer than all of
 * its time limits together. An unreachable broker does not count: orders are accepted without it.
 */
@Readiness
@ApplicationScoped
public class MessagingMoves implements HealthCheck {
  private static final Duration TOLERANCE = Duration.ofSeconds(60);

  @Inject private Relays relays;
  @Inject private MessageConsumers consumers;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("relays and consumers");
    List<RelayState> relaying = relays.states();
    for (RelayState relay : relaying) {
      answer.withData("relay-" + relay.database() + "-batch-ms", relay.batchUnderWay().toMillis());
      answer.withData("relay-" + relay.database() + "-failing", relay.failing());
    }
    List<ConsumerState> consuming = consumers.states();
    for (ConsumerState consumer : consuming) {
      answer.withData(consumer.name() + "-under-way", consumer.underWay());
      answer.withData(consumer.name() + "-oldest-ms", consumer.oldest().toMillis());
      answer.withData(consumer.name() + "-failed", consumer.failed());
    }
    return answer
        .status(
            relaying.stream().noneMatch(r -> r.standsStill(TOLERANCE))
                && consuming.stream().noneMatch(c -> c.standsStill(TOLERANCE)))
        .build();
  }
}
