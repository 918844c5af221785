package io.holdfast.audit.check;

import io.holdfast.audit.AuditFailedException;
import io.holdfast.audit.AuditSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Checks that hub and warehouses agree on every order (I5, I10). The snapshots differ in time, so a
 * disagreement is re-read in fresh snapshots before it counts.
 */
public final class OrderAgreement {
  /** More disagreements than work in progress can explain: they count without a second read. */
  private static final int SUSPECTS = 20_000;

  private static final int ORDERS_AT_ONCE = 10_000;
  private static final String UUID_FORM = "'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'";

  /** Orders are the aggregates of their events; other aggregate ids match no order. */
  private static final String TOUCHED_IN_HUB =
      """
      SELECT o.id FROM (SELECT DISTINCT aggregate_id::uuid AS id FROM messaging.outbox
                         WHERE id >= :since AND aggregate_id ~ %s) touched
        JOIN orders.orders o ON o.id = touched.id
       WHERE o.id < :orders"""
          .formatted(UUID_FORM);

  private static final String TOUCHED_IN_WAREHOUSE =
      """
      SELECT id FROM (SELECT DISTINCT reference::uuid AS id FROM stock_movement
                       WHERE event_id >= :since AND reference ~ %s) touched
       WHERE id < :orders"""
          .formatted(UUID_FORM);

  private final DataSource hub;
  private final Map<String, DataSource> warehouses;
  private final AuditSettings settings;
  private final CheckCount whole;
  private final CheckCount agreed;
  private Set<UUID> suspects = new LinkedHashSet<>();

  /** Prepares the check; nothing is read yet. */
  public OrderAgreement(
      DataSource hub,
      Map<String, DataSource> warehouses,
      AuditSettings settings,
      Invariants invariants) {
    this.hub = hub;
    this.warehouses = warehouses;
    this.settings = settings;
    this.whole = invariants.of("I10");
    this.agreed = invariants.of("I5");
  }

  /** Reads every order not yet covered, and covered ones changed since; collects the suspects. */
  public void check(Snapshots snapshots) throws SQLException {
    compare(snapshots, null);
    touched(snapshots, snapshots.hub(), TOUCHED_IN_HUB);
    for (Snapshot warehouse : snapshots.warehouses().values()) {
      touched(snapshots, warehouse, TOUCHED_IN_WAREHOUSE);
    }
    whole.checked(0);
    agreed.checked(0);
  }

  private void touched(Snapshots snapshots, Snapshot database, String sql) throws SQLException {
    List<UUID> some = new ArrayList<>();
    try (ResultSet rows = database.stream(sql)) {
      while (rows.next()) {
        some.add(rows.getObject(1, UUID.class));
        if (some.size() == ORDERS_AT_ONCE) {
          compare(snapshots, some);
          some.clear();
        }
      }
    }
    if (!some.isEmpty()) {
      compare(snapshots, some);
    }
  }

  private void compare(Snapshots snapshots, Collection<UUID> only) throws SQLException {
    try (OrderMerge merge = new OrderMerge(snapshots, only)) {
      merge.forEach(
          order -> {
            whole.checked(1);
            agreed.checked(1);
            if (suspicious(order) && !remember(order)) {
              report(order);
            }
          });
    }
  }

  private boolean remember(OrderDossier order) {
    return suspects.size() < SUSPECTS && suspects.add(order.id());
  }

  /**
   * Re-reads the suspects until they agree or the attempts are used up; then they count as
   * violations.
   */
  public void settle() {
    for (int look = 1; look <= settings.looks() && !suspects.isEmpty(); look++) {
      LockSupport.parkNanos(settings.pause().toNanos());
      suspects = lookAgain(suspects, look == settings.looks());
    }
  }

  private Set<UUID> lookAgain(Collection<UUID> orders, boolean last) {
    Set<UUID> remaining = new LinkedHashSet<>();
    try (Snapshots snapshots = Snapshots.open(hub, warehouses, settings);
        OrderMerge merge = new OrderMerge(snapshots, orders)) {
      merge.forEach(
          order -> {
            if (suspicious(order)) {
              remaining.add(order.id());
              if (last) {
                report(order);
              }
            }
          });
    } catch (SQLException e) {
      throw new AuditFailedException("cannot read: " + e.getMessage(), e);
    }
    return remaining;
  }

  private static boolean suspicious(OrderDossier order) {
    return order.torn().isPresent() || order.contradiction().isPresent();
  }

  private void report(OrderDossier order) {
    order
        .torn()
        .ifPresentOrElse(
            whole::violation, () -> order.contradiction().ifPresent(agreed::violation));
  }
}
