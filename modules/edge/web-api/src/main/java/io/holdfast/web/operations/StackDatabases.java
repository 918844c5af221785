package io.holdfast.web.operations;

import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.kernel.UnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
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

  /** The way to each warehouse's database, by code. */
  Map<String, DataSource> ofWarehouses() {
    Map<String, DataSource> sources = new LinkedHashMap<>(all());
    sources.remove(HUB);
    return sources;
  }

  /** The way to the hub. */
  DataSource hub() {
    return lookUp("jdbc/hub-reports", HUB);
  }

  /**
   * The way to each database, by name; outside JTA.
   *
   * @throws UnavailableException if a data source is missing
   */
  Map<String, DataSource> all() {
    Map<String, DataSource> sources = new LinkedHashMap<>();
    sources.put(HUB, hub());
    for (Warehouse warehouse : warehouses.all()) {
      sources.put(warehouse.code().value(), ofWarehouse(warehouse.code().value()));
    }
    return sources;
  }

  private static DataSource ofWarehouse(String code) {
    return lookUp("jdbc/warehouse/" + code + "-reports", "warehouse " + code);
  }

  /** Reports have pools of their own: none takes a connection from a sale. */
  private static DataSource lookUp(String name, String what) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new UnavailableException(what + " has no data source for reports", e);
    }
  }
}
