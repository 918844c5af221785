package io.holdfast.notifications.stock;

import io.holdfast.kernel.DomainEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Applies the levels in events of stock: to the alerts, and to the customers who wait. */
@Singleton
public final class StockMessages {
  private final StockAlerts alerts;
  private final Watchers watchers;

  @Inject
  public StockMessages(StockAlerts alerts, Watchers watchers) {
    this.alerts = alerts;
    this.watchers = watchers;
  }

  /**
   * Applies events in their order, in the running transaction.
   *
   * @return how many messages are new
   */
  public int write(Connection hub, List<DomainEvent> events) throws SQLException {
    List<ChangedLevel> levels = new ArrayList<>();
    events.forEach(event -> levels.addAll(ChangedLevel.of(event)));
    if (levels.isEmpty()) {
      return 0;
    }
    alerts.apply(hub, levels);
    return watchers.tell(hub, levels);
  }
}
