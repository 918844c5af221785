package io.holdfast.notifications;

import io.holdfast.kernel.Page;
import io.holdfast.notifications.stock.AlertTable;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;

/** Alerts for external callers, with role checks. */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class AlertService {
  private static final int MOST = 200;

  private final AlertTable alerts;

  @Inject
  public AlertService(AlertTable alerts) {
    this.alerts = alerts;
  }

  /**
   * A page of alerts, the newest first.
   *
   * @param state null for all
   * @param kind null for all
   * @param before where the page starts; null for the first one
   */
  public Page<Alert> list(
      Alert.State state, Alert.Kind kind, UUID before, @Min(1) @Max(MOST) int limit) {
    return Page.cut(
        alerts.list(state, kind, before, limit + 1), limit, alert -> alert.id().toString());
  }

  /**
   * Acknowledges an alert; repeated, the first one counts.
   *
   * @param caller who does it
   * @return empty if there is no such alert
   */
  public Optional<Alert> acknowledge(@NotNull UUID id, @NotNull String caller) {
    return alerts.acknowledge(id, caller);
  }
}
