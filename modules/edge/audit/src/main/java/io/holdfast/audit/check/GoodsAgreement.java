package io.holdfast.audit.check;

import io.holdfast.audit.AuditFailedException;
import io.holdfast.audit.AuditSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Checks that warehouses and hub agree on goods that are on their way (I3): what a warehouse
 * expects is what open inbound shipments and transfers to it announce, and what left the warehouses
 * for others and did not arrive is in transit or lost. The snapshots differ in time, so a
 * difference counts only if it stays the same in fresh snapshots.
 */
public final class GoodsAgreement {
  private static final String EXPECTED =
      """
      SELECT warehouse || ' ' || sku, sum(units) FROM (
        SELECT s.warehouse, l.sku, greatest(0, l.announced - l.received) AS units
          FROM receiving.inbound_shipment s JOIN receiving.inbound_line l ON l.inbound_id = s.id
         WHERE s.status IN ('ANNOUNCED', 'PARTLY_RECEIVED')
        UNION ALL
        SELECT t.to_code, l.sku, l.sent - l.received - l.returned - l.lost
          FROM inventory.transfer t JOIN inventory.transfer_line l ON l.transfer_id = t.id
         WHERE t.status IN ('IN_TRANSIT', 'PARTLY_RECEIVED')) open
      GROUP BY warehouse, sku""";
  private static final String INCOMING = "SELECT sku, incoming FROM stock_item WHERE incoming <> 0";

  private static final String AWAY =
      """
      SELECT sku, sum(sent - received - returned) FROM (
        SELECT sku, sent, received, returned FROM inventory.transfer_line
        UNION ALL SELECT sku, sent, received, returned FROM archive.transfer_line) lines
      GROUP BY sku""";
  private static final String MOVED =
      """
      SELECT sku, sum(on_hand) FROM (
        SELECT sku, on_hand FROM ledger_opening WHERE scope = :opening AND kind = 'TRANSFER'
        UNION ALL SELECT sku, on_hand_delta FROM stock_movement
         WHERE event_id >= :ledger AND kind = 'TRANSFER') moved
      GROUP BY sku""";

  private final DataSource hub;
  private final Map<String, DataSource> warehouses;
  private final AuditSettings settings;
  private final CheckCount balance;
  private Map<String, Long> suspects = Map.of();

  /** Prepares the check; nothing is read yet. */
  public GoodsAgreement(
      DataSource hub,
      Map<String, DataSource> warehouses,
      AuditSettings settings,
      Invariants invariants) {
    this.hub = hub;
    this.warehouses = warehouses;
    this.settings = settings;
    this.balance = invariants.of("I3");
  }

  /** Compares; what differs is suspected. */
  public void check(Snapshots snapshots) throws SQLException {
    suspects = differences(snapshots);
    balance.checked(0);
  }

  /** Compares again; what differs by the same number of units every time is a violation. */
  public void settle() {
    for (int look = 1; look <= settings.looks() && !suspects.isEmpty(); look++) {
      LockSupport.parkNanos(settings.pause().toNanos());
      Map<String, Long> now = again();
      suspects
          .entrySet()
          .removeIf(suspect -> !suspect.getValue().equals(now.get(suspect.getKey())));
    }
    suspects.forEach(
        (what, units) -> balance.violation("%s: differs by %s units".formatted(what, units)));
  }

  private Map<String, Long> again() {
    try (Snapshots snapshots = Snapshots.open(hub, warehouses, settings)) {
      return differences(snapshots);
    } catch (SQLException e) {
      throw new AuditFailedException("cannot read: " + e.getMessage(), e);
    }
  }

  private Map<String, Long> differences(Snapshots snapshots) throws SQLException {
    Map<String, Long> differences = new TreeMap<>();
    add(snapshots.hub(), EXPECTED, "announced to and incoming at ", -1, differences);
    add(snapshots.hub(), AWAY, "sent and not arrived of ", 1, differences);
    for (var warehouse : snapshots.warehouses().entrySet()) {
      String incoming = "announced to and incoming at " + warehouse.getKey() + " ";
      add(warehouse.getValue(), INCOMING, incoming, 1, differences);
      add(warehouse.getValue(), MOVED, "sent and not arrived of ", 1, differences);
    }
    balance.checked(differences.size());
    differences.values().removeIf(units -> units == 0);
    return differences;
  }

  private static void add(
      Snapshot database, String sql, String what, int sign, Map<String, Long> sums)
      throws SQLException {
    try (ResultSet rows = database.stream(sql)) {
      while (rows.next()) {
        sums.merge(what + rows.getString(1), sign * rows.getLong(2), Long::sum);
      }
    }
  }
}
