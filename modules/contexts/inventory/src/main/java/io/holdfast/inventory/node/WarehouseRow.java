package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A warehouse as stored in the hub. */
@Entity
@Table(schema = "inventory", name = "warehouse")
public class WarehouseRow {
  @Id private String code;

  @Column(nullable = false)
  private String name;

  private String city;
  private String country;
  private double latitude;
  private double longitude;
  @Version private int version;

  protected WarehouseRow() {}

  WarehouseRow(Warehouse warehouse) {
    this.code = warehouse.code().value();
    this.name = warehouse.name();
    this.city = warehouse.city();
    this.country = warehouse.country();
    this.latitude = warehouse.location().latitude();
    this.longitude = warehouse.location().longitude();
  }

  int version() {
    return version;
  }
}
