package io.holdfast.web.health;

import io.holdfast.messaging.HubDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the hub answers; without it no order can be accepted. */
@Readiness
@ApplicationScoped
public class HubReachable implements HealthCheck {
  private static final int PATIENCE_SECONDS = 2;

  @Inject private HubDatabase hub;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("hub").status(answers()).build();
  }

  private boolean answers() {
    try (Connection connection = hub.plain().getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
