package io.holdfast.operations;

import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.kernel.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Every database of the stack by its name: the hub, then the warehouses by their codes. */
@Singleton
public class StackDatabases {
  static final String HUB = "hub";

  private final Warehouses warehouses;

  @Inject
  public StackDatabases(Warehouses warehouses) {
    this.warehouses = warehouses;
  }

  /** The connections to each warehouse's database, by code. */
  Map<String, DataSource> ofWarehouses() {
    Map<String, DataSource> sources = new LinkedHashMap<>(all());
    sources.remove(HUB);
    return sources;
  }

  /** The connections to the hub. */
  DataSource hub() {
    try {
      return InitialContext.doLookup("jdbc/hub-reports");
    } catch (NamingException e) {
      throw new UnavailableException("the hub has no data source for reports", e);
    }
  }

  /** Names of the warehouses whose databases give no connection now, in the order of codes. */
  List<String> unavailableWarehouses() {
    List<String> unavailable = new ArrayList<>();
    ofWarehouses()
        .forEach(
            (name, database) -> {
              try (Connection connection = database.getConnection()) {
                connection.isReadOnly();
              } catch (SQLException e) {
                unavailable.add(name);
              }
            });
    return unavailable;
  }

  /**
   * The connections to each database by name, outside JTA. A warehouse without a data source has
   * one that gives no connections.
   *
   * @throws UnavailableException if the hub has no data source
   */
  Map<String, DataSource> all() {
    Map<String, DataSource> sources = new LinkedHashMap<>();
    sources.put(HUB, hub());
    for (Warehouse warehouse : warehouses.all()) {
      sources.put(warehouse.code().value(), ofWarehouse(warehouse.code().value()));
    }
    return sources;
  }

  /** Reports have separate pools, so that they take no connection from placement. */
  private static DataSource ofWarehouse(String code) {
    try {
      return InitialContext.doLookup("jdbc/warehouse/" + code + "-reports");
    } catch (NamingException e) {
      return new MissingDataSource(code);
    }
  }
}
