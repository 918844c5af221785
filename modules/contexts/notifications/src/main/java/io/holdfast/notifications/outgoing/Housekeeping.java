package io.holdfast.notifications.outgoing;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.SqlFailure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends what nobody needs any more, once an hour: alerts that were acknowledged and resolved long
 * ago, and deliveries written at the moment in which their webhook went.
 */
@Singleton
public final class Housekeeping {
  private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final Duration PAUSE = Duration.ofHours(1);

  private static final List<String> STEPS =
      List.of(
          """
          DELETE FROM notifications.alert
          WHERE state = 'ACKNOWLEDGED' AND resolved_at IS NOT NULL
            AND acknowledged_at < clock_timestamp() - interval '90 days'""",
          """
          UPDATE notifications.notification n SET state = 'FAILED', last_error = 'the webhook is not active'
          WHERE channel = 'WEBHOOK' AND state = 'PENDING' AND NOT EXISTS (
            SELECT FROM notifications.webhook w WHERE w.id::text = n.recipient AND w.state = 'ACTIVE')""");

  private final HubDatabase hub;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public Housekeeping(HubDatabase hub) {
    this.hub = hub;
  }

  void start(@Observes Startup event, ServerThreads threads) {
    threads.factory().newThread(this::run).start();
  }

  private void run() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try {
      tidy();
    } catch (RuntimeException e) {
      // Repeated in an hour.
      LOG.log(System.Logger.Level.INFO, "housekeeping was interrupted: {0}", e.getMessage());
    }
  }

  /** One round. */
  void tidy() {
    try (Connection connection = hub.plain().getConnection()) {
      for (String step : STEPS) {
        try (PreparedStatement statement = connection.prepareStatement(step)) {
          statement.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
