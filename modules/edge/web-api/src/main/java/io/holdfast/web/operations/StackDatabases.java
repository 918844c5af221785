package io.holdfast.web.operations;

import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.HubDatabase;
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

  private final HubDatabase hub;
  private final Warehouses warehouses;

  @Inject
  public StackDatabases(HubDatabase hub, Warehouses warehouses) {
    this.hub = hub;
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
    return hub.plain();
  }

  /**
   * The way to each database, by name; outside JTA.
   *
   * @throws UnavailableException if a data source is missing
   */
  Map<String, DataSource> all() {
    Map<String, DataSource> sources = new LinkedHashMap<>();
    sources.put(HUB, hub.plain());
    for (Warehouse warehouse : warehouses.all()) {
      sources.put(warehouse.code().value(), lookUp(warehouse.code().value()));
    }
    return sources;
  }

  private static DataSource lookUp(String code) {
    try {
      return InitialContext.doLookup("jdbc/warehouse/" + code + "-plain");
    } catch (NamingException e) {
      throw new UnavailableException("the warehouse " + code + " has no data source", e);
    }
  }
}
