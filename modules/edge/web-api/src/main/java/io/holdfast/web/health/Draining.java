package io.holdfast.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while a file exists: whoever is about to stop the server makes it first, so that the
 * balancer sends nothing new, and what is under way can end.
 */
@Readiness
@ApplicationScoped
public class Draining implements HealthCheck {
  @Inject
  @ConfigProperty(name = "holdfast.drain-file")
  private Optional<String> file;

  @Override
  public HealthCheckResponse call() {
    boolean draining = file.map(Path::of).filter(Files::exists).isPresent();
    return HealthCheckResponse.named("draining").status(!draining).build();
  }
}
