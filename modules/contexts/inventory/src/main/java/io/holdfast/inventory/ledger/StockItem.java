package io.holdfast.inventory.ledger;

import io.holdfast.inventory.BelowReservedException;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The counters of one SKU in this warehouse. Every writer advances the version. */
@Entity
@Table(name = "stock_item")
public class StockItem {
  @Id private String sku;

  @Column(name = "on_hand")
  private int onHand;

  private int reserved;

  @Column(name = "safety_stock")
  private int safetyStock;

  private int incoming;
  @Version private int version;

  protected StockItem() {}

  /**
   * Refuses a change that was decided on another version.
   *
   * @throws io.holdfast.kernel.StaleVersionException if the row has another version
   */
  public void requireVersion(VersionCondition expected) {
    expected.require(sku, version);
  }

  /**
   * Corrects units physically in the warehouse.
   *
   * @throws BelowReservedException if less would be on hand than is reserved
   * @throws TooManyUnitsException if the counter would overflow
   */
  public void adjust(int delta) {
    long corrected = (long) onHand + delta;
    if (corrected < reserved) {
      throw new BelowReservedException(new Sku(sku));
    }
    if (corrected > Integer.MAX_VALUE) {
      throw new TooManyUnitsException(sku);
    }
    onHand = (int) corrected;
  }

  /** Sets the safety stock. */
  public void keepBack(int quantity) {
    safetyStock = quantity;
  }

  /** The counters as an immutable value. */
  public StockLevel level() {
    return new StockLevel(new Sku(sku), onHand, reserved, safetyStock, incoming, version);
  }
}
