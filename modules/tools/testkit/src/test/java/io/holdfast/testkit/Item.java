package io.holdfast.testkit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The little of a stock item that these tests need. */
@Entity
@Table(name = "stock_item")
class Item {
  @Id private String sku;

  @Column(name = "on_hand")
  private int onHand;

  @Version private int version;

  protected Item() {}

  Item(String sku) {
    this.sku = sku;
  }

  void receive(int quantity) {
    onHand += quantity;
  }
}
