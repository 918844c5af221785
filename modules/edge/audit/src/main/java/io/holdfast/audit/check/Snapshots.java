package io.holdfast.audit.check;

import io.holdfast.audit.AuditSettings;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Snapshots of all databases, taken close together. */
public final class Snapshots implements AutoCloseable {
  private final Snapshot hub;
  private final Map<String, Snapshot> warehouses = new LinkedHashMap<>();

  private Snapshots(Snapshot hub) {
    this.hub = hub;
  }

  /** Opens one snapshot a database. */
  public static Snapshots open(
      DataSource hub, Map<String, DataSource> warehouses, AuditSettings settings)
      throws SQLException {
    Snapshots snapshots = new Snapshots(Snapshot.open("hub", hub, settings));
    try {
      for (var warehouse : warehouses.entrySet()) {
        String code = warehouse.getKey();
        snapshots.warehouses.put(code, Snapshot.open(code, warehouse.getValue(), settings));
      }
      snapshots.agreeOnOrders();
      return snapshots;
    } catch (SQLException e) {
      snapshots.close();
      throw e;
    }
  }

  /** A partition retired in one database is skipped in the others. */
  private void agreeOnOrders() {
    UUID from = hub.scope().orders();
    for (Snapshot warehouse : warehouses.values()) {
      from = Scope.later(from, warehouse.scope().retiredOrders());
    }
    hub.compareOrdersFrom(from);
    for (Snapshot warehouse : warehouses.values()) {
      warehouse.compareOrdersFrom(from);
    }
  }

  public Snapshot hub() {
    return hub;
  }

  /** By warehouse code. */
  public Map<String, Snapshot> warehouses() {
    return warehouses;
  }

  @Override
  public void close() throws SQLException {
    SQLException failure = null;
    for (Snapshot warehouse : warehouses.values()) {
      try {
        warehouse.close();
      } catch (SQLException e) {
        failure = e;
      }
    }
    hub.close();
    if (failure != null) {
      throw failure;
    }
  }
}
